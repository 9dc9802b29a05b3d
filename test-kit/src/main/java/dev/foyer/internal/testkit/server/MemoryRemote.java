// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.server;

import java.io.IOException;
import java.nio.ByteBuffer;

import jakarta.websocket.RemoteEndpoint;

import dev.foyer.internal.testkit.line.Line;
import dev.foyer.internal.testkit.line.Message;

/** The methods of a remote that Foyer calls. */
public final class MemoryRemote {

    private final Line line;

    MemoryRemote(Line line) {
        this.line = line;
    }

    RemoteEndpoint.Basic seen() {
        return Unsupported.except(RemoteEndpoint.Basic.class, "A remote", this);
    }

    public void sendText(String text) throws IOException {
        sendText(text, true);
    }

    public void sendText(String part, boolean last) throws IOException {
        line.sendToClient(new Message.Text(part, last));
    }

    public void sendBinary(ByteBuffer content) throws IOException {
        sendBinary(content, true);
    }

    public void sendBinary(ByteBuffer part, boolean last) throws IOException {
        line.sendToClient(new Message.Binary(copy(part), last));
    }

    public void sendPing(ByteBuffer content) throws IOException {
        line.sendToClient(new Message.Ping(copy(content)));
    }

    public void sendPong(ByteBuffer content) throws IOException {
        line.sendToClient(new Message.Pong(copy(content)));
    }

    private static ByteBuffer copy(ByteBuffer content) {
        var bytes = new byte[content.remaining()];
        content.get(bytes);
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }
}
