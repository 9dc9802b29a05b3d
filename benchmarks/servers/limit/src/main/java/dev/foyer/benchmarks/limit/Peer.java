// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.limit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** One connection. What it cannot write at once waits, up to a limit; beyond that the connection is dropped. */
final class Peer {

    private static final int MAX_WAITING = 8 << 20;
    private static final byte[] NOTHING = {};
    private static final ByteBuffer INPUT = ByteBuffer.wrap(new byte[1 << 17]);
    private static final ByteBuffer OUTPUT = ByteBuffer.allocateDirect(1 << 16);

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Rooms rooms;
    private final List<Peer> dirty;
    private final Set<String> joined = new HashSet<>(4);
    private byte[] unread = NOTHING;
    private boolean upgraded;
    private boolean joining;
    private @Nullable Batch batch;
    private @Nullable ByteBuffer waiting;

    Peer(SocketChannel channel, SelectionKey key, Rooms rooms, List<Peer> dirty) {
        this.channel = channel;
        this.key = key;
        this.rooms = rooms;
        this.dirty = dirty;
    }

    void ready() {
        try {
            if (key.isWritable()) {
                resume();
            }
            if (key.isReadable()) {
                read();
            }
        } catch (IOException gone) {
            drop();
        }
    }

    /** A frame on its own, or a part of the array of this select round if the client takes arrays. */
    void send(Message message) {
        if (joining) {
            Batch open = batch;
            if (open == null) {
                open = new Batch();
                batch = open;
                dirty.add(this);
            }
            open.add(message.json());
        } else {
            write(message.frame());
        }
    }

    /** Ends the round: writes what it has joined, or leaves the rooms that it could not leave while they were sent to. */
    void flush() {
        if (!key.isValid()) {
            rooms.leaveAll(joined, this);
        }
        Batch full = batch;
        batch = null;
        if (full != null) {
            write(full.frame());
        }
    }

    private void read() throws IOException {
        INPUT.clear().put(unread);
        int count = channel.read(INPUT);
        if (count < 0) {
            drop();
            return;
        }
        byte[] bytes = INPUT.array();
        int end = INPUT.position();
        int from = 0;
        if (!upgraded) {
            from = upgrade(new String(bytes, 0, end, ISO_8859_1));
        }
        if (upgraded) {
            from = frames(bytes, from, end);
        }
        unread = from == end ? NOTHING : Arrays.copyOfRange(bytes, from, end);
    }

    private int upgrade(String head) {
        int end = head.indexOf("\r\n\r\n");
        if (end < 0) {
            return 0;
        }
        Upgrade upgrade = new Upgrade(head);
        write(upgrade.answer());
        joining = upgrade.foyer();
        upgraded = upgrade.accepted();
        if (!upgraded) {
            drop();
        }
        return end + 4;
    }

    private int frames(byte[] bytes, int from, int end) {
        int next = from;
        while (key.isValid()) {
            int length = Frames.length(bytes, next, end);
            if (length == 0) {
                break;
            }
            received(bytes, next, length);
            next += length;
        }
        return next;
    }

    private void received(byte[] bytes, int from, int length) {
        Frames.unmask(bytes, from, length);
        int payload = Frames.payload(bytes, from);
        switch (bytes[from] & 0x0f) {
            case Frames.TEXT -> new Command(bytes, payload, from + length).run(this, rooms, joined);
            case Frames.CLOSE -> {
                write(Frames.close());
                drop();
            }
            case Frames.PING -> write(Frames.pong(Arrays.copyOfRange(bytes, payload, from + length)));
            default -> {}
        }
    }

    void write(byte[] frame) {
        if (!key.isValid()) {
            return;
        }
        try {
            int from = waiting == null ? write(frame, 0, frame.length) : 0;
            if (from < frame.length) {
                await(ByteBuffer.wrap(frame, from, frame.length - from));
            }
        } catch (IOException gone) {
            drop();
        }
    }

    /** Gives back up to where it has been written. */
    private int write(byte[] bytes, int from, int to) throws IOException {
        int next = from;
        while (next < to) {
            int count = Math.min(to - next, OUTPUT.capacity());
            int written = channel.write(OUTPUT.clear().put(bytes, next, count).flip());
            next += written;
            if (written < count) {
                break;
            }
        }
        return next;
    }

    private void await(ByteBuffer more) throws IOException {
        ByteBuffer before = waiting == null ? ByteBuffer.allocate(0) : waiting;
        int size = before.remaining() + more.remaining();
        if (size > MAX_WAITING) {
            throw new IOException("reads too slowly");
        }
        waiting = before.capacity() - before.limit() >= more.remaining()
                ? append(before, more)
                : ByteBuffer.allocate(2 * size).put(before).put(more).flip();
        key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }

    private static ByteBuffer append(ByteBuffer before, ByteBuffer more) {
        int start = before.position();
        int end = before.limit();
        before.limit(end + more.remaining()).position(end);
        return before.put(more).position(start);
    }

    @SuppressWarnings("ByteBufferBackingArray") // await() allocates it
    private void resume() throws IOException {
        ByteBuffer rest = waiting;
        if (rest != null) {
            rest.position(write(rest.array(), rest.position(), rest.limit()));
            if (rest.hasRemaining()) {
                return;
            }
            waiting = null;
        }
        key.interestOps(SelectionKey.OP_READ);
    }

    private void drop() {
        dirty.add(this);
        key.cancel();
        try {
            channel.close();
        } catch (IOException closed) {
            System.err.println("Cannot close: " + closed.getMessage());
        }
    }
}
