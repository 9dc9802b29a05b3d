// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.limit;

/** RFC 6455 frames, as far as the bench needs them: clients send whole messages. */
final class Frames {

    static final int TEXT = 1;
    static final int CLOSE = 8;
    static final int PING = 9;

    private Frames() {}

    static byte[] text(byte[] payload) {
        byte[] frame = head(payload.length);
        System.arraycopy(payload, 0, frame, frame.length - payload.length, payload.length);
        return frame;
    }

    /** A text frame with room for a payload of that size at its end. */
    static byte[] head(int size) {
        int extra = size < 126 ? 0 : size < 1 << 16 ? 2 : 8;
        byte[] frame = new byte[2 + extra + size];
        frame[0] = (byte) (0x80 | TEXT);
        frame[1] = (byte) (extra == 0 ? size : extra == 2 ? 126 : 127);
        for (int i = 0; i < Math.min(extra, 4); i++) {
            frame[1 + extra - i] = (byte) (size >>> (8 * i));
        }
        return frame;
    }

    static byte[] pong(byte[] payload) {
        byte[] frame = text(payload);
        frame[0] = (byte) 0x8a;
        return frame;
    }

    static byte[] close() {
        return new byte[] {(byte) 0x88, 2, 3, (byte) 0xe8};
    }

    /** The length of the masked frame that begins here, or 0 if it has not come completely. */
    static int length(byte[] bytes, int from, int end) {
        if (end - from < 6) {
            return 0;
        }
        int length = payload(bytes, from) - from;
        if (end - from < length) {
            return 0;
        }
        int size = bytes[from + 1] & 0x7f;
        if (size == 126) {
            size = ((bytes[from + 2] & 0xff) << 8) | (bytes[from + 3] & 0xff);
        } else if (size == 127) {
            throw new IllegalStateException("A message of more than 64 KiB");
        }
        return end - from < length + size ? 0 : length + size;
    }

    /** Where the payload of a masked frame begins. */
    static int payload(byte[] bytes, int from) {
        return from + ((bytes[from + 1] & 0x7f) == 126 ? 8 : 6);
    }

    static void unmask(byte[] bytes, int from, int length) {
        int payload = payload(bytes, from);
        int mask = payload - 4;
        if ((bytes[mask] | bytes[mask + 1] | bytes[mask + 2] | bytes[mask + 3]) != 0) {
            for (int i = payload; i < from + length; i++) {
                bytes[i] ^= bytes[mask + ((i - payload) & 3)];
            }
        }
    }
}
