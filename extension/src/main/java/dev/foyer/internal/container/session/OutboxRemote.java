// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.session;

import java.io.IOException;
import java.nio.ByteBuffer;

import jakarta.websocket.EncodeException;
import jakarta.websocket.RemoteEndpoint;

import dev.foyer.internal.flow.Bytes;
import dev.foyer.internal.flow.Frame;

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
        offer(Frame.binary(Bytes.copy(data)));
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
        return Bytes.copy(data);
    }
}
