// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/**
 * One WebSocket of a {@link Swarm}. It answers pings and a close at once, if it reads. Any thread may call what is public; what comes is
 * handed on in the swarm's thread.
 */
public final class Peer {

    private static final String CHOSEN = "Sec-WebSocket-Protocol:";
    private static final int MASK = 0x80;
    private static final int TEXT = 0x81;
    private static final int CLOSE = 0x88;
    private static final int PONG = 0x8A;
    private static final int LOST = 1006;

    private final Swarm swarm;
    private final URI uri;
    private final SocketChannel channel;
    private final BiConsumer<Peer, String> listener;
    private final CompletableFuture<Peer> opened = new CompletableFuture<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final FrameDecoder decoder = new FrameDecoder(new Received());

    // Mutable state of the swarm's thread.
    private final StringBuilder head = new StringBuilder();
    private final Queue<ByteBuffer> unsent = new ArrayDeque<>(1);
    private SelectionKey key;
    private boolean reading = true;
    private boolean closeSent;

    private volatile String subprotocol = "";
    private volatile long messages;
    private volatile long frames;

    Peer(Swarm swarm, URI uri, SocketChannel channel, BiConsumer<Peer, String> listener) {
        this.swarm = swarm;
        this.uri = uri;
        this.channel = channel;
        this.listener = listener;
    }

    /** Complete once the server has answered 101. */
    public CompletableFuture<Peer> opened() {
        return opened;
    }

    /** The code that the server closed with; 1006 once the line has ended without one. */
    public CompletableFuture<Integer> closed() {
        return closed;
    }

    /** The subprotocol that the server chose, or an empty text. */
    public String subprotocol() {
        return subprotocol;
    }

    /** How many text messages came. */
    public long messages() {
        return messages;
    }

    /** How many frames came, joined or not. */
    public long frames() {
        return frames;
    }

    /** Sends a text message. */
    public Peer send(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        swarm.run(() -> write(TEXT, payload));
        return this;
    }

    /** Reads nothing from now on, not even pings; it does not see an end either. */
    public Peer stall() {
        swarm.run(() -> read(false));
        return this;
    }

    /** Reads as fast as it can. */
    public Peer read() {
        swarm.run(() -> read(true));
        return this;
    }

    /** From now on reads a few bytes once a period. */
    public Peer trickle(int bytes, Duration period) {
        swarm.run(() -> {
            read(false);
            swarm.every(period, () -> {
                if (channel.isOpen()) {
                    receive(swarm.buffer(bytes));
                }
                return channel.isOpen();
            });
        });
        return this;
    }

    /** Closes in an orderly way; {@link #closed} is complete with the server's answer. */
    public void close() {
        swarm.run(() -> writeClose(new byte[] {1000 >> 8, (byte) 1000}));
    }

    /** Closes the line without a close frame. */
    public void drop() {
        swarm.run(() -> end(LOST));
    }

    /** Cuts the line: the server sees a reset. */
    public void reset() {
        swarm.run(this::resetNow);
    }

    private void resetNow() {
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException gone) {
            // it has ended already
        }
        end(LOST);
    }

    /** For the message of a failure. */
    @Override
    public String toString() {
        return uri.getRawQuery() + " " + subprotocol + " after " + frames + " frames in " + messages + " messages"
                + (closeSent ? ", closing" : "");
    }

    // What follows is for the swarm's thread.

    void registered(SelectionKey own) {
        key = own;
    }

    /** Something may be possible now. */
    void ready(ByteBuffer request) {
        try {
            if (key.isValid() && key.isConnectable() && channel.finishConnect()) {
                key.interestOps(SelectionKey.OP_READ);
                writeAll(request);
            }
            if (key.isValid() && key.isReadable()) {
                receive(swarm.buffer(Integer.MAX_VALUE));
            }
            if (key.isValid() && key.isWritable()) {
                flush();
            }
        } catch (IOException lost) {
            end(LOST);
        }
    }

    void end(int code) {
        try {
            channel.close();
        } catch (IOException gone) {
            // it is what was wanted
        }
        opened.completeExceptionally(new IllegalStateException("The line has ended: " + head));
        closed.complete(code);
    }

    private void read(boolean from) {
        reading = from;
        interest();
    }

    private void interest() {
        if (key.isValid() && opened.isDone()) {
            key.interestOps((reading ? SelectionKey.OP_READ : 0) | (unsent.isEmpty() ? 0 : SelectionKey.OP_WRITE));
        }
    }

    private void receive(ByteBuffer buffer) {
        try {
            int count = channel.read(buffer);
            buffer.flip();
            if (opened.isDone() || handshake(buffer)) {
                decoder.decode(buffer);
            }
            if (count < 0) {
                end(LOST);
            }
        } catch (IOException lost) {
            end(LOST);
        }
    }

    /** Whether the server has answered 101, and what follows are frames. */
    private boolean handshake(ByteBuffer buffer) {
        while (buffer.hasRemaining() && head.indexOf("\r\n\r\n") < 0) {
            head.append((char) (buffer.get() & 0xFF));
        }
        if (head.indexOf("\r\n\r\n") < 0) {
            return false;
        }
        if (!head.toString().startsWith("HTTP/1.1 101 ")) {
            end(LOST);
            return false;
        }
        head.toString()
                .lines()
                .filter(line -> line.regionMatches(true, 0, CHOSEN, 0, CHOSEN.length()))
                .forEach(line -> subprotocol = line.substring(CHOSEN.length()).strip());
        head.setLength(0);
        head.trimToSize();
        opened.complete(this);
        interest();
        return true;
    }

    private void writeClose(byte[] payload) {
        if (!closeSent) {
            closeSent = true;
            write(CLOSE, payload);
        }
    }

    /** With the mask 0, which leaves the payload as it is. */
    private void write(int first, byte[] payload) {
        if (!channel.isOpen()) {
            return;
        }
        var frame = ByteBuffer.allocate(payload.length + 14).put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) (MASK | payload.length));
        } else if (payload.length < 65_536) {
            frame.put((byte) (MASK | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (MASK | 127)).putLong(payload.length);
        }
        writeAll(frame.putInt(0).put(payload).flip());
    }

    private void writeAll(ByteBuffer bytes) {
        unsent.add(bytes);
        flush();
    }

    private void flush() {
        try {
            for (ByteBuffer next = unsent.peek(); next != null; next = unsent.peek()) {
                channel.write(next);
                if (next.hasRemaining()) {
                    break;
                }
                unsent.remove();
            }
        } catch (IOException lost) {
            unsent.clear(); // what came before, such as why the server closed, is still to be read; then comes the end
        }
        interest();
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    private final class Received implements FrameDecoder.Sink {

        @Override
        public void text(String message) {
            messages++;
            if (!subprotocol.equals("foyer.v1")) {
                hand(message);
                return;
            }
            for (String frame : Joined.frames(message)) {
                hand(frame);
            }
        }

        private void hand(String frame) {
            frames++;
            listener.accept(Peer.this, frame);
        }

        @Override
        public void ping(byte[] data) {
            write(PONG, data);
        }

        @Override
        public void close(int code) {
            closed.complete(code); // the line is the server's to end
            writeClose(code == 1005 ? new byte[0] : new byte[] {(byte) (code >> 8), (byte) code});
        }
    }
}
