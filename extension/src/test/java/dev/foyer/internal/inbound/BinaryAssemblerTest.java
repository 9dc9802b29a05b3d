// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

import java.nio.ByteBuffer;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BinaryAssemblerTest {

    @Test
    void parts_areJoinedAndCopied() throws TooBig {
        var assembler = new BinaryAssembler(4);
        ByteBuffer reused = ByteBuffer.wrap(new byte[] {1, 2});

        assertThat(assembler.add(reused, false)).isEmpty();
        reused.put(0, (byte) 9);
        assertThat(assembler.add(reused, true))
                .hasValueSatisfying(all -> assertThat(all).containsExactly(1, 2, 9, 2));
        assertThat(reused.remaining()).isEqualTo(2);
    }

    @Test
    void tooBigMessage_isRefusedAtItsEnd_andTheNextOneIsFine() throws TooBig {
        var assembler = new BinaryAssembler(3);

        assertThat(assembler.add(bytes(2), false)).isEmpty();
        assertThat(assembler.add(bytes(2), false)).isEmpty();
        assertThatThrownBy(() -> assembler.add(bytes(0), true)).isInstanceOf(TooBig.class);
    }

    @Test
    void muchTooBigMessage_isNotWaitedFor() {
        assertThatThrownBy(() -> new BinaryAssembler(3).add(bytes(13), false)).isInstanceOf(TooBig.class);
    }

    @Test
    void messages_followEachOther() throws TooBig {
        var assembler = new BinaryAssembler(3);

        for (int i = 0; i < 3; i++) {
            assertThat(assembler.add(bytes(3), true))
                    .hasValueSatisfying(all -> assertThat(all).hasSize(3));
        }
    }

    private static ByteBuffer bytes(int count) {
        return ByteBuffer.allocate(count);
    }
}
