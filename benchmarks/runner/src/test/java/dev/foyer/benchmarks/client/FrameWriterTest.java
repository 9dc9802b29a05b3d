// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.client;

import java.nio.ByteBuffer;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FrameWriterTest {

    @Test
    void head_isMasked_andHasTheLengthInItsThreeForms() {
        assertThat(head(125)).startsWith(0x81, 0x80 | 125, 0, 0, 0, 0).hasSize(6 + 125);
        assertThat(head(126)).startsWith(0x81, 0x80 | 126, 0, 126, 0, 0, 0, 0).hasSize(8 + 126);
        assertThat(head(65_536))
                .startsWith(0x81, 0x80 | 127, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0)
                .hasSize(14 + 65_536);
    }

    private static int[] head(int length) {
        ByteBuffer target = ByteBuffer.allocate(length + FrameWriter.LONGEST_HEAD);
        FrameWriter.write(Opcode.TEXT, new byte[length], 0, length, target);
        int[] bytes = new int[target.flip().remaining()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = target.get(i) & 0xff;
        }
        return bytes;
    }
}
