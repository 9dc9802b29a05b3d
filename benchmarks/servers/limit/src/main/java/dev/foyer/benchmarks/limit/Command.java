// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.limit;

import java.util.Set;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** What a client wants, found by searching its bytes, in the order in which the runner writes them. */
final class Command {

    private static final byte[] EVENT = bytes("\"event\":\"");
    private static final byte[] DATA = bytes("\"data\":");
    private static final byte[] ROOM = bytes("\"room\":\"");
    private static final byte[] PUBLISHER = bytes("\"publisher\":");
    private static final byte[] ID = bytes(",\"id\":");

    private final byte[] json;
    private final int from;
    private final int end;

    Command(byte[] json, int from, int end) {
        this.json = json;
        this.from = from;
        this.end = end;
    }

    void run(Peer peer, Rooms rooms, Set<String> joined) {
        int data = after(DATA, from);
        switch (json[after(EVENT, from)]) {
            case 'p' -> publish(rooms);
            case 'j' -> {
                String room = room();
                if (joined.add(room)) {
                    rooms.join(room, peer);
                }
                reply(peer, data);
            }
            case 'l' -> {
                String room = room();
                if (joined.remove(room)) {
                    rooms.leave(room, peer);
                }
                reply(peer, data);
            }
            default -> reply(peer, data);
        }
    }

    private void publish(Rooms rooms) {
        String room = room();
        int rest = after(PUBLISHER, from) - PUBLISHER.length;
        byte[] head = bytes("{\"event\":\"published\",\"room\":\"" + room + "\",\"data\":{");
        byte[] published = new byte[head.length + end - rest];
        System.arraycopy(head, 0, published, 0, head.length);
        System.arraycopy(json, rest, published, head.length, end - rest);
        var message = new Message(published);
        rooms.members(room).forEach(member -> member.send(message));
    }

    private void reply(Peer peer, int data) {
        int id = lastIndex(ID);
        byte[] head = bytes("{\"reply\":" + text(id + ID.length, end - 1) + ",\"data\":");
        byte[] reply = new byte[head.length + id - data + 1];
        System.arraycopy(head, 0, reply, 0, head.length);
        System.arraycopy(json, data, reply, head.length, id - data);
        reply[reply.length - 1] = '}';
        peer.send(new Message(reply));
    }

    private String room() {
        int start = after(ROOM, from);
        int quote = start;
        while (json[quote] != '"') {
            quote++;
        }
        return text(start, quote);
    }

    private String text(int start, int stop) {
        return new String(json, start, stop - start, ISO_8859_1);
    }

    private int after(byte[] word, int start) {
        for (int i = start; i <= end - word.length; i++) {
            if (matches(word, i)) {
                return i + word.length;
            }
        }
        throw new IllegalStateException("No " + new String(word, ISO_8859_1));
    }

    private int lastIndex(byte[] word) {
        for (int i = end - word.length; i >= from; i--) {
            if (matches(word, i)) {
                return i;
            }
        }
        throw new IllegalStateException("No " + new String(word, ISO_8859_1));
    }

    private boolean matches(byte[] word, int at) {
        for (int i = 0; i < word.length; i++) {
            if (json[at + i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
