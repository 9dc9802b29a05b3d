// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.dialect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Goes through a message that is a JSON object or an array of them, and picks out the numbers the bench needs, at whatever depth
 * they are: cheaper than parsing, and safe because a quote within a text is escaped.
 */
final class JsonScan {

    private static final byte[] REPLY = "reply".getBytes(ISO_8859_1);
    private static final byte[] ERROR = "error".getBytes(ISO_8859_1);
    private static final byte[] ROOM = "room".getBytes(ISO_8859_1);
    private static final byte[] PUBLISHER = "publisher".getBytes(ISO_8859_1);
    private static final byte[] SEQ = "seq".getBytes(ISO_8859_1);
    private static final byte[] PATCH = "patch".getBytes(ISO_8859_1);
    private static final byte[] ID = "id".getBytes(ISO_8859_1);

    private byte[] bytes = {};
    private int at;
    private int end;
    private int start;

    private boolean error;
    private boolean patch;
    private int reply;
    private int id;
    private int room;
    private int publisher;
    private int seq;

    void start(byte[] message, int from, int to) {
        bytes = message;
        at = from;
        end = to;
    }

    /** Goes on to the next object; false if there is none. */
    boolean next() {
        while (at < end && bytes[at] != '{') {
            at++;
        }
        if (at == end) {
            return false;
        }
        start = at;
        error = false;
        patch = false;
        reply = id = room = publisher = seq = -1;
        int depth = 0;
        do {
            byte b = bytes[at++];
            if (b == '"') {
                string();
            } else if (b == '{') {
                depth++;
            } else if (b == '}') {
                depth--;
            }
        } while (depth > 0 && at < end);
        if (depth > 0) {
            throw new IllegalStateException("Not JSON: " + this);
        }
        return true;
    }

    boolean isError() {
        return error;
    }

    /** Whether it is a change of what a room remembers, and not all of it. */
    boolean isPatch() {
        return patch;
    }

    /** As all the numbers, -1 if there is none. */
    int reply() {
        return reply;
    }

    int id() {
        return id;
    }

    int room() {
        return room;
    }

    int publisher() {
        return publisher;
    }

    int seq() {
        return seq;
    }

    @Override
    public String toString() {
        return new String(bytes, start, at - start, ISO_8859_1);
    }

    /** Begins after the opening quote. */
    private void string() {
        int from = at;
        while (at < end && bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        int to = at++;
        if (at < end && bytes[at] == ':') {
            at++;
            member(from, to);
        }
    }

    private void member(int from, int to) {
        switch (bytes[from]) {
            case 'r' -> {
                if (is(REPLY, from, to)) {
                    reply = number();
                } else if (is(ROOM, from, to)) {
                    room = number();
                }
            }
            case 'p' -> {
                patch |= is(PATCH, from, to);
                publisher = is(PUBLISHER, from, to) ? number() : publisher;
            }
            case 's' -> seq = is(SEQ, from, to) ? number() : seq;
            case 'i' -> id = is(ID, from, to) ? number() : id;
            case 'e' -> error |= is(ERROR, from, to);
            default -> {}
        }
    }

    private boolean is(byte[] name, int from, int to) {
        if (to - from != name.length) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (bytes[from + i] != name[i]) {
                return false;
            }
        }
        return true;
    }

    /** A number, or the number in a text like "r12". */
    private int number() {
        if (bytes[at] == '"') {
            at += 2;
        }
        int number = 0;
        for (; at < end && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            number = 10 * number + bytes[at] - '0';
        }
        if (at < end && bytes[at] == '"') {
            at++;
        }
        return number;
    }
}
