// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.client;

import java.nio.ByteBuffer;

/** Client frames, RFC 6455; the mask is zero, so nothing has to be masked. */
final class FrameWriter {

    static final int LONGEST_HEAD = 14;

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;

    private FrameWriter() {}

    static void write(int opcode, byte[] payload, int from, int to, ByteBuffer target) {
        int length = to - from;
        target.put((byte) (FINAL | opcode));
        if (length < 126) {
            target.put((byte) (MASKED | length));
        } else if (length < 1 << 16) {
            target.put((byte) (MASKED | 126)).putShort((short) length);
        } else {
            target.put((byte) (MASKED | 127)).putLong(length);
        }
        target.putInt(0).put(payload, from, length);
    }
}
