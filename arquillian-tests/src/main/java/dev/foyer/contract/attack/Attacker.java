// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.attack;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Site;

/** One who writes whatever bytes he likes, and answers pings only if he is asked to. For one thread, but for what writes. */
final class Attacker implements AutoCloseable {

    static final int TEXT = 0x81;
    static final int TEXT_FIRST = 0x01;
    static final int BINARY_FIRST = 0x02;
    static final int BINARY = 0x82;
    static final int MIDDLE = 0x00;
    static final int LAST = 0x80;
    static final int CLOSE = 0x88;
    static final int PING = 0x89;
    static final int PONG = 0x8A;

    /** What {@link #end} gives if the line ended without a close frame, which RFC 6455, section 7.1.7, allows. */
    static final int LOST = 1006;

    /** The heartbeat's end, for one that a server waits for, and that answers no ping. */
    static final int SILENT = 4001;

    private static final int MASK = 0x80;

    private final Socket socket;
    private final DataInputStream in;
    private boolean answering;

    private Attacker(URI uri, String head) {
        try {
            socket = new Socket();
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) Client.PATIENCE.toMillis());
            in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            write(head.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Connects. */
    static Attacker open(Site site, String path) {
        var attacker = new Attacker(site.ws(path), request(site.ws(path)));
        attacker.readHead();
        return attacker;
    }

    /** Sends an upgrade request up to here, and no more. */
    static Attacker half(Site site, String path, int characters) {
        return new Attacker(site.ws(path), request(site.ws(path)).substring(0, characters));
    }

    private static String request(URI uri) {
        return "GET " + uri.getRawPath() + " HTTP/1.1\r\nHost: " + uri.getHost() + ":" + uri.getPort()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    }

    /** From now on it answers pings, as far as it reads. */
    Attacker answering() {
        answering = true;
        return this;
    }

    private void readHead() {
        try {
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.readUnsignedByte());
            }
            if (!head.toString().startsWith("HTTP/1.1 101")) {
                throw new IllegalStateException(head.toString());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A frame with the mask 0, which leaves the payload as it is. */
    static byte[] frame(int first, byte[] payload) {
        return frame(first, payload.length, payload);
    }

    static byte[] frame(int first, String payload) {
        return frame(first, payload.getBytes(StandardCharsets.UTF_8));
    }

    /** A frame that says it has another length than it has. */
    static byte[] frame(int first, long length, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(14 + payload.length).put((byte) first);
        if (length >= 0 && length < 126) {
            frame.put((byte) (MASK | length));
        } else if (length >= 0 && length <= 0xFFFF) {
            frame.put((byte) (MASK | 126)).putShort((short) length);
        } else {
            frame.put((byte) (MASK | 127)).putLong(length);
        }
        frame.putInt(0).put(payload).flip();
        var bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }

    /** Writes; false if the server has ended the line. */
    boolean write(byte[]... frames) {
        var all = new ByteArrayOutputStream();
        for (byte[] frame : frames) {
            all.writeBytes(frame);
        }
        try {
            socket.getOutputStream().write(all.toByteArray());
            return true;
        } catch (IOException ended) {
            return false;
        }
    }

    /** The text of the next message, or the code that the server closed with. */
    String next() {
        try {
            for (int opcode = in.readUnsignedByte() & 0xF; ; opcode = in.readUnsignedByte() & 0xF) {
                byte[] payload = payload();
                answer(opcode, payload);
                if (opcode == 1) {
                    return new String(payload, StandardCharsets.UTF_8);
                }
                if (opcode == 8) {
                    return String.valueOf(
                            payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort());
                }
            }
        } catch (java.net.SocketTimeoutException silence) {
            throw new AssertionError("The server said nothing within " + Client.PATIENCE, silence);
        } catch (IOException ended) {
            return String.valueOf(LOST);
        }
    }

    private void answer(int opcode, byte[] payload) {
        if (answering && opcode == 9) {
            write(frame(PONG, payload));
        }
    }

    private byte[] payload() throws IOException {
        int length = in.readUnsignedByte();
        long all = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
        return in.readNBytes(Math.toIntExact(all));
    }

    /** The code that the server closes with; what it says before is dropped. */
    int end() {
        String next = next();
        while (!next.matches("\\d{4}")) {
            next = next();
        }
        return Integer.parseInt(next);
    }

    /** Reads so many pongs, or as many as come before the line ends. */
    int readPongs(int count) {
        int pongs = 0;
        try {
            while (pongs < count) {
                int opcode = in.readUnsignedByte() & 0xF;
                answer(opcode, payload());
                if (opcode == 0xA) {
                    pongs++;
                }
                if (opcode == 8) {
                    return pongs;
                }
            }
        } catch (IOException ended) {
            return pongs;
        }
        return pongs;
    }

    /** Resets the line. */
    void reset() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
