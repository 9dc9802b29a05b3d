// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.resume;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;

import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.FrameDecoder;
import dev.foyer.contract.testing.Joined;
import dev.foyer.contract.testing.Wire;

/** A WebSocket on a bare socket that is cut after so many bytes in one direction, wherever that is. For one thread. */
final class BareLine implements AutoCloseable {

    private static final int TEXT = 0x81;
    private static final int PONG = 0x8A;
    private static final int CLOSE = 0x88;

    private final Socket socket = new Socket();
    private final InputStream in;
    private final Queue<String> frames = new ArrayDeque<>();
    private final FrameDecoder decoder = new FrameDecoder(new Arriving());
    private int readable = Integer.MAX_VALUE;
    private int writable = Integer.MAX_VALUE;

    /** Thrown when the line is cut, or has ended. */
    static final class Cut extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Connects, without counting bytes.
     *
     * @param subprotocols as the header has them
     */
    BareLine(URI uri, String subprotocols) {
        try {
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) Client.PATIENCE.toMillis());
            in = socket.getInputStream();
            socket.getOutputStream()
                    .write(("GET " + uri.getRawPath() + "?" + uri.getRawQuery() + " HTTP/1.1\r\nHost: " + uri.getHost()
                                    + ":" + uri.getPort() + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                    + "Sec-WebSocket-Protocol: " + subprotocols + "\r\n"
                                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    throw new IllegalStateException("The line ended in the head of the answer: " + head);
                }
                head.append((char) next);
            }
            if (!head.toString().startsWith("HTTP/1.1 101 ")) {
                throw new IllegalStateException("Refused: " + head);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Sets the bytes that are read and written from now on, before the cut. */
    void limit(int reads, int writes) {
        readable = reads;
        writable = writes;
    }

    /** Sends a text message, or what may still be sent of it. */
    void send(String text) throws Cut {
        write(Wire.frame(TEXT, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The next frame. */
    String next() throws Cut {
        while (frames.isEmpty()) {
            read();
        }
        return frames.remove();
    }

    private void read() throws Cut {
        var some = new byte[Math.min(readable, 512)];
        int count = -1;
        try {
            count = some.length == 0 ? -1 : in.read(some);
        } catch (IOException ended) {
            // as if the end had been read
        }
        if (count < 0) {
            close();
            throw new Cut();
        }
        readable -= count;
        decoder.decode(ByteBuffer.wrap(some, 0, count));
    }

    private void write(byte[] frame) throws Cut {
        int count = Math.min(frame.length, writable);
        try {
            socket.getOutputStream().write(frame, 0, count);
            writable -= count;
        } catch (IOException ended) {
            count = -1;
        }
        if (count < frame.length) {
            close();
            throw new Cut();
        }
    }

    /** Ends the line in an orderly way. */
    void leave() {
        try {
            write(Wire.frame(CLOSE, new byte[] {1000 >> 8, (byte) 1000}));
        } catch (Cut ended) {
            // it is what was wanted
        }
        close();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            // it is what was wanted
        }
    }

    private final class Arriving implements FrameDecoder.Sink {
        @Override
        public void text(String message) {
            frames.addAll(Joined.frames(message));
        }

        @Override
        public void ping(byte[] data) {
            try {
                write(Wire.frame(PONG, data));
            } catch (Cut ended) {
                readable = 0; // what has been read before counts, and nothing else comes
            }
        }

        @Override
        public void close(int code) {
            readable = 0;
        }
    }
}
