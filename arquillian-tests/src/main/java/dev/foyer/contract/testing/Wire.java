// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import dev.foyer.contract.testing.link.SocketLink;

/** A WebSocket client on a bare socket, which can leave at any moment and in any way. For one thread. */
public final class Wire implements AutoCloseable {

    private static final int MASK = 0x80;
    private static final int FINAL_TEXT = 0x81;
    private static final int FINAL_CLOSE = 0x88;
    private static final int MAX_SHORT = 125;

    private final Socket socket;
    private final InputStream in;

    /** Sends an upgrade request, and does not wait for an answer. */
    public Wire(URI uri) {
        this(uri, new Socket());
    }

    private Wire(URI uri, Socket unconnected) {
        try {
            socket = unconnected;
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) Client.PATIENCE.toMillis());
            in = new BufferedInputStream(socket.getInputStream());
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            socket.getOutputStream()
                    .write(("GET " + uri.getRawPath() + query + " HTTP/1.1\r\nHost: " + uri.getHost() + ":"
                                    + uri.getPort() + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** One with as little space for what it has not read as there can be. */
    public static Wire narrow(URI uri) {
        try {
            var socket = new Socket();
            socket.setReceiveBufferSize(1);
            return new Wire(uri, socket);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The status of the answer, whose head is read to its end. */
    public int status() {
        try {
            var head = new ByteArrayOutputStream();
            int ends = 0;
            while (ends < 2) {
                int next = in.read();
                if (next < 0) {
                    throw new IllegalStateException("The line ended in the head of the answer.");
                }
                head.write(next);
                ends = next == '\n' ? ends + 1 : next == '\r' ? ends : 0;
            }
            return Integer.parseInt(head.toString(StandardCharsets.ISO_8859_1).split(" ", 3)[1]);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Sends a short text message. */
    public Wire send(String text) {
        return write(FINAL_TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a close frame with 1000. */
    public Wire sendClose() {
        return sendClose(1000);
    }

    /** Sends a close frame with any code, allowed or not. */
    public Wire sendClose(int code) {
        return write(FINAL_CLOSE, new byte[] {(byte) (code >> 8), (byte) code});
    }

    /** Sends bytes as they are; fails once the line has ended. */
    public Wire write(byte... bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return this;
    }

    private Wire write(int first, byte[] payload) {
        return write(frame(first, payload));
    }

    /** A frame with the mask 0, which leaves the payload as it is. */
    public static byte[] frame(int first, byte[] payload) {
        boolean isShort = payload.length <= MAX_SHORT;
        if (payload.length > 0xFFFF) {
            throw new IllegalArgumentException("Too long.");
        }
        var frame = ByteBuffer.allocate((isShort ? 6 : 8) + payload.length).put((byte) first);
        if (isShort) {
            frame.put((byte) (MASK | payload.length));
        } else {
            frame.put((byte) (MASK | 126)).putShort((short) payload.length);
        }
        return frame.putInt(0).put(payload).array();
    }

    /** Reads until the server has sent a text. */
    public Wire awaitText(String text) {
        try {
            var read = new StringBuilder();
            while (read.indexOf(text) < 0) {
                int next = in.read();
                if (next < 0) {
                    throw new AssertionError("The line ended before it sent " + text);
                }
                read.append((char) next);
            }
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Everything that the server sends until it closes the line, byte for byte. */
    public String readToEnd() {
        try {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Answers the server's close frame, unless the server closes the line in a moment without ({@link SocketLink}). What else it sends. */
    public String answerClose() {
        try {
            socket.setSoTimeout((int) SocketLink.MOMENT.toMillis());
            in.mark(1);
            try {
                if (in.read() < 0) {
                    return "";
                }
                in.reset();
            } catch (SocketTimeoutException waiting) {
                sendClose();
            }
            socket.setSoTimeout((int) Client.PATIENCE.toMillis());
            return readToEnd();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Cuts the line: the server sees a reset. */
    public void cut() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Closes the line in order, without a close frame. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
