// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** One connection to a server; belongs to the thread of its {@link Engine}. */
public final class Client implements FrameReader.Sink {

    private static final byte[] NOTHING = {};

    private final Engine engine;
    private final int number;
    private final int port;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final FrameReader frames = new FrameReader();
    private byte[] unread = NOTHING;
    private @Nullable ByteBuffer unsent;
    private boolean upgraded;
    private boolean closing;
    private int closeCode = 1006;

    Client(Engine engine, int number, int port, SocketChannel channel, SelectionKey key) {
        this.engine = engine;
        this.number = number;
        this.port = port;
        this.channel = channel;
        this.key = key;
    }

    /** Counted from 0 in the order of connecting. */
    public int number() {
        return number;
    }

    public boolean isOpen() {
        return key.isValid();
    }

    /** What the server has closed it with; 1006 until it has. */
    public int closeCode() {
        return closeCode;
    }

    /** Sends a text message; what the socket does not take now goes out later. */
    public void send(Bytes text) {
        frame(Opcode.TEXT, text.array(), 0, text.length());
    }

    /** Sends a binary message; what the socket does not take now goes out later. */
    public void sendBinary(Bytes bytes) {
        frame(Opcode.BINARY, bytes.array(), 0, bytes.length());
    }

    /** Lets what comes wait in the socket until {@link #resume}. */
    public void pause() {
        key.interestOpsAnd(~SelectionKey.OP_READ);
    }

    public void resume() {
        key.interestOpsOr(SelectionKey.OP_READ);
    }

    /** Begins the closing handshake. */
    public void close() {
        if (isOpen() && !closing) {
            closing = true;
            if (upgraded) {
                frame(Opcode.CLOSE, new byte[] {3, (byte) 0xe8}, 0, 2);
            } else {
                end(null);
            }
        }
    }

    void ready() {
        try {
            if (key.isConnectable() && channel.finishConnect()) {
                key.interestOps(SelectionKey.OP_READ);
                write(ByteBuffer.wrap(engine.request(number, port)));
            }
            if (key.isValid() && key.isWritable()) {
                flush();
            }
            if (key.isValid() && key.isReadable()) {
                read();
            }
        } catch (IOException failure) {
            end(failure);
        }
    }

    @SuppressWarnings("ByteBufferBackingArray") // the engine allocates it
    private void read() throws IOException {
        ByteBuffer input = engine.input(unread);
        int count = channel.read(input);
        if (count < 0) {
            end(null);
            return;
        }
        byte[] bytes = input.array();
        int to = input.position();
        int from = 0;
        if (!upgraded) {
            from = Upgrade.accepted(bytes, 0, to, engine.protocol().subprotocol());
            if (from > 0) {
                upgraded = true;
                engine.protocol().upgraded(this, engine.events());
            }
        }
        if (upgraded) {
            from = frames.read(bytes, from, to, this);
        }
        unread = from == to ? NOTHING : Arrays.copyOfRange(bytes, from, to);
    }

    @Override
    public void text(byte[] bytes, int from, int to) {
        if (!closing) {
            engine.protocol().received(this, bytes, from, to, engine.events());
        }
    }

    @Override
    public void binary(byte[] bytes, int from, int to) {
        if (!closing) {
            engine.protocol().receivedBinary(this, bytes, from, to, engine.events());
        }
    }

    @Override
    public void ping(byte[] bytes, int from, int to) {
        frame(Opcode.PONG, bytes, from, to);
    }

    @Override
    public void close(int code) {
        closeCode = code;
        if (!closing) {
            frame(Opcode.CLOSE, new byte[] {(byte) (code >> 8), (byte) code}, 0, code == 1005 ? 0 : 2);
        }
    }

    private void frame(int opcode, byte[] payload, int from, int to) {
        if (!isOpen()) {
            return;
        }
        try {
            ByteBuffer output = engine.output(to - from + FrameWriter.LONGEST_HEAD);
            FrameWriter.write(opcode, payload, from, to, output);
            write(output.flip());
        } catch (IOException failure) {
            end(failure);
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        ByteBuffer before = unsent;
        if (before == null) {
            channel.write(bytes);
        }
        if (bytes.hasRemaining()) {
            int size = bytes.remaining() + (before == null ? 0 : before.remaining());
            ByteBuffer all = ByteBuffer.allocate(size);
            if (before != null) {
                all.put(before);
            }
            unsent = all.put(bytes).flip();
            key.interestOpsOr(SelectionKey.OP_WRITE);
        }
    }

    private void flush() throws IOException {
        ByteBuffer rest = unsent;
        if (rest != null) {
            channel.write(rest);
            if (rest.hasRemaining()) {
                return;
            }
            unsent = null;
        }
        key.interestOpsAnd(~SelectionKey.OP_WRITE);
    }

    private void end(@Nullable IOException failure) {
        if (!isOpen()) {
            return;
        }
        drop();
        engine.ended(this);
        if (!closing) {
            String why = failure == null ? "" : String.valueOf(failure.getMessage());
            engine.events().closed(this, closeCode, why);
        }
    }

    /** Ends it at once. */
    void drop() {
        key.cancel();
        try {
            channel.close();
        } catch (IOException closed) {
            throw new IllegalStateException(closed);
        }
    }
}
