// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.dialect;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Accepts one WebSocket client, sends it short texts and keeps what it sends. */
final class ScriptedServer implements AutoCloseable {

    private static final String ANSWER = """
            HTTP/1.1 101 Switching Protocols\r
            Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r
            Sec-WebSocket-Protocol: v12.stomp\r
            \r
            """;

    private final ServerSocket acceptor = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<String> script;
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> served;

    ScriptedServer(String... script) throws IOException {
        this.script = List.of(script);
        this.served = CompletableFuture.runAsync(this::serve);
    }

    int port() {
        return acceptor.getLocalPort();
    }

    /** The request's head first, then each frame's payload, once the client has closed. */
    List<String> received() {
        served.join();
        return List.copyOf(received);
    }

    @Override
    public void close() throws IOException {
        acceptor.close();
    }

    private void serve() {
        try (Socket socket = acceptor.accept()) {
            var in = new DataInputStream(socket.getInputStream());
            received.add(head(in));
            var answer = new StringBuilder(ANSWER);
            script.forEach(
                    text -> answer.append('\u0081').append((char) text.length()).append(text));
            socket.getOutputStream().write(answer.toString().getBytes(ISO_8859_1));
            while (frame(in)) {}
            socket.getOutputStream().write(new byte[] {(byte) 0x88, 0});
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String head(DataInputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    /** False if it was a close frame. */
    private boolean frame(DataInputStream in) throws IOException {
        int opcode = in.readUnsignedByte() & 0x0f;
        int length = in.readUnsignedByte() & 0x7f;
        var payload = new byte[length == 126 ? in.readUnsignedShort() : length];
        if (in.readInt() != 0) {
            throw new IOException("The mask is not zero");
        }
        in.readFully(payload);
        if (opcode == 1) {
            received.add(new String(payload, ISO_8859_1));
        }
        return opcode != 8;
    }
}
