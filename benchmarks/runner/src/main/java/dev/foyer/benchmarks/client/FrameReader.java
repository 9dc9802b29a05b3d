// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.client;

import org.jspecify.annotations.Nullable;

/** Takes one connection's frames apart. Not threadsafe. */
final class FrameReader {

    /** Where whole messages go; the bytes are valid during the call only. */
    interface Sink {

        void text(byte[] bytes, int from, int to);

        void binary(byte[] bytes, int from, int to);

        void ping(byte[] bytes, int from, int to);

        /** The code 1005 stands for none. */
        void close(int code);
    }

    private @Nullable Bytes parts;

    /** Reads the frames that are complete; gives back where the first incomplete one begins. */
    int read(byte[] bytes, int from, int to, Sink sink) throws ProtocolFault {
        int next = from;
        while (to - next >= 2) {
            int second = bytes[next + 1];
            if (second < 0) {
                throw new ProtocolFault("a masked frame");
            }
            int head = second < 126 ? 2 : second == 126 ? 4 : 10;
            if (to - next < head) {
                break;
            }
            long length = second < 126 ? second : number(bytes, next + 2, next + head);
            if (length > to - next - head) {
                break;
            }
            int start = next + head;
            next = start + (int) length;
            frame(bytes[start - head], bytes, start, next, sink);
        }
        return next;
    }

    private void frame(int first, byte[] bytes, int from, int to, Sink sink) throws ProtocolFault {
        if ((first & 0x70) != 0) {
            throw new ProtocolFault("reserved bits");
        }
        boolean last = first < 0;
        switch (first & 0x0f) {
            case Opcode.TEXT -> {
                if (parts != null) {
                    throw new ProtocolFault("a message within a message");
                }
                if (last) {
                    sink.text(bytes, from, to);
                } else {
                    parts = new Bytes().add(bytes, from, to);
                }
            }
            case Opcode.BINARY -> {
                if (parts != null || !last) {
                    throw new ProtocolFault("a binary message in parts");
                }
                sink.binary(bytes, from, to);
            }
            case Opcode.CONTINUATION -> part(last, bytes, from, to, sink);
            case Opcode.PING -> sink.ping(bytes, from, to);
            case Opcode.PONG -> {}
            case Opcode.CLOSE -> sink.close(to - from < 2 ? 1005 : (int) number(bytes, from, from + 2));
            default -> throw new ProtocolFault("opcode " + (first & 0x0f));
        }
    }

    private void part(boolean last, byte[] bytes, int from, int to, Sink sink) throws ProtocolFault {
        Bytes whole = parts;
        if (whole == null) {
            throw new ProtocolFault("a continuation of nothing");
        }
        whole.add(bytes, from, to);
        if (last) {
            parts = null;
            sink.text(whole.array(), 0, whole.length());
        }
    }

    private static long number(byte[] bytes, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = (number << 8) | (bytes[i] & 0xff);
        }
        return number;
    }
}
