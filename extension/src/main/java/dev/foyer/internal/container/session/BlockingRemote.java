// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.session;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.ByteBuffer;

import jakarta.websocket.EncodeException;
import jakarta.websocket.RemoteEndpoint;

import dev.foyer.internal.flow.Bytes;
import dev.foyer.internal.flow.Frame;

/** Stands for the remote endpoint that, in a container, waits until a message is sent. */
final class BlockingRemote extends OutboxRemote implements RemoteEndpoint.Basic {

    private final StringBuilder texts = new StringBuilder();
    private final ByteArrayOutputStream binaries = new ByteArrayOutputStream(0);

    BlockingRemote(RawSender sender, MessageCodecs codecs) {
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
        binaries.writeBytes(Bytes.copy(part));
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
