// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.session;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

import jakarta.websocket.EncodeException;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;

import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.inbound.BinaryAssembler;

/**
 * Sends messages through the connection's outbox, in order with everything else that is sent. A call returns when its
 * message is queued: no call waits for the peer. Parts are sent as one message, after the last part.
 */
abstract class OutboxRemote implements RemoteEndpoint {

    private static final int MAX_CONTROL = 125;

    private final RawSender sender;
    private final MessageCodecs codecs;

    OutboxRemote(RawSender sender, MessageCodecs codecs) {
        this.sender = sender;
        this.codecs = codecs;
    }

    final void offer(Frame frame) throws IOException {
        if (!sender.send(frame)) {
            throw new IOException("The connection is closed.");
        }
    }

    final void offer(ByteBuffer data) throws IOException {
        offer(Frame.binary(BinaryAssembler.copy(data)));
    }

    final void offerObject(Object data) throws IOException, EncodeException {
        offer(codecs.encode(data));
    }

    @Override
    public void setBatchingAllowed(boolean allowed) {
        // the outbox decides when to send
    }

    @Override
    public boolean getBatchingAllowed() {
        return false;
    }

    @Override
    public void flushBatch() {
        // the outbox never waits to send
    }

    @Override
    public void sendPing(ByteBuffer data) throws IOException {
        offer(Frame.ping(content(data)));
    }

    @Override
    public void sendPong(ByteBuffer data) throws IOException {
        offer(Frame.pong(content(data)));
    }

    /** Returns the content of a control frame, which is short (RFC 6455, section 5.5). */
    private static byte[] content(ByteBuffer data) {
        if (data.remaining() > MAX_CONTROL) {
            throw new IllegalArgumentException("Pings and pongs have at most " + MAX_CONTROL + " bytes.");
        }
        return BinaryAssembler.copy(data);
    }

    /** Stands for the remote endpoint that, in a container, waits until a message is sent. */
    static final class Blocking extends OutboxRemote implements RemoteEndpoint.Basic {

        private final StringBuilder texts = new StringBuilder();
        private final ByteArrayOutputStream binaries = new ByteArrayOutputStream(0);

        Blocking(RawSender sender, MessageCodecs codecs) {
            super(sender, codecs);
        }

        @Override
        public void sendText(String text) throws IOException {
            offer(new Frame(text));
        }

        @Override
        public void sendBinary(ByteBuffer data) throws IOException {
            offer(data);
        }

        @Override
        public void sendText(String part, boolean last) throws IOException {
            texts.append(part);
            if (last) {
                String whole = texts.toString();
                texts.setLength(0);
                offer(new Frame(whole));
            }
        }

        @Override
        public void sendBinary(ByteBuffer part, boolean last) throws IOException {
            binaries.writeBytes(BinaryAssembler.copy(part));
            if (last) {
                byte[] whole = binaries.toByteArray();
                binaries.reset();
                offer(Frame.binary(whole));
            }
        }

        @Override
        public OutputStream getSendStream() {
            return new ByteArrayOutputStream() {
                @Override
                public void close() throws IOException {
                    offer(Frame.binary(toByteArray()));
                }
            };
        }

        @Override
        public Writer getSendWriter() {
            return new StringWriter() {
                @Override
                public void close() throws IOException {
                    offer(new Frame(toString()));
                }
            };
        }

        @Override
        public void sendObject(Object data) throws IOException, EncodeException {
            offerObject(data);
        }
    }

    /** Stands for the remote endpoint that does not wait in a container either. */
    static final class Asynchronous extends OutboxRemote implements RemoteEndpoint.Async {

        private long timeout;

        Asynchronous(RawSender sender, MessageCodecs codecs) {
            super(sender, codecs);
        }

        /** Queues one message. */
        @FunctionalInterface
        private interface Sending {
            void run() throws IOException, EncodeException;
        }

        @Override
        public long getSendTimeout() {
            return timeout;
        }

        @Override
        public void setSendTimeout(long millis) {
            timeout = millis;
        }

        @Override
        public void sendText(String text, SendHandler handler) {
            handler.onResult(result(() -> offer(new Frame(text))));
        }

        @Override
        public Future<Void> sendText(String text) {
            return future(() -> offer(new Frame(text)));
        }

        @Override
        public Future<Void> sendBinary(ByteBuffer data) {
            return future(() -> offer(data));
        }

        @Override
        public void sendBinary(ByteBuffer data, SendHandler handler) {
            handler.onResult(result(() -> offer(data)));
        }

        @Override
        public Future<Void> sendObject(Object data) {
            return future(() -> offerObject(data));
        }

        @Override
        public void sendObject(Object data, SendHandler handler) {
            handler.onResult(result(() -> offerObject(data)));
        }

        private static SendResult result(Sending sending) {
            try {
                sending.run();
                return new SendResult();
            } catch (IOException | EncodeException | RuntimeException failure) {
                return new SendResult(failure);
            }
        }

        private static Future<Void> future(Sending sending) {
            SendResult result = result(sending);
            return result.isOK()
                    ? CompletableFuture.completedFuture(null)
                    : CompletableFuture.failedFuture(result.getException());
        }
    }
}
