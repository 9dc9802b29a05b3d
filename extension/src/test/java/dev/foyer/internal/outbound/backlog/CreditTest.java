// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound.backlog;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

import dev.foyer.internal.flow.Frame;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule D2. */
class CreditTest {

    private static final int WINDOW = 4096;

    private final Credit credit = new Credit(WINDOW);

    @Test
    void whatIsSent_usesTheWindowUp() {
        int before = credit.available();
        assertThat(before).isBetween(WINDOW - 100, WINDOW);

        credit.spend(100);
        assertThat(credit.available()).isBetween(before - 150, before - 101);

        credit.spend(before);
        assertThat(credit.available()).isNegative();
    }

    @Test
    void largestFrames_leaveRoomForAMark_andMoreOnceItIsAnswered() {
        for (int round = 0; round < 100; round++) {
            credit.spend(credit.available());
            assertThat(credit.available()).isNegative();
            assertThat(credit.acknowledge(content(credit.mark()))).isTrue();
            assertThat(credit.available()).isEqualTo(credit.capacity());
        }
    }

    @Test
    void mark_isDueOnlyAfterAPartOfTheWindow_andNotWhileOneIsOut() {
        assertThat(credit.isMarkDue()).isFalse();
        credit.spend(WINDOW / 2);
        assertThat(credit.isMarkDue()).isTrue();

        credit.mark();
        credit.spend(WINDOW / 2);

        assertThat(credit.isMarkDue()).isFalse();
    }

    @Test
    void answer_freesWhatWasSentBeforeItsMark() {
        int before = credit.available();
        credit.spend(1000);
        ByteBuffer content = content(credit.mark());
        credit.spend(500);
        int during = credit.available();

        assertThat(credit.acknowledge(content)).isTrue();

        assertThat(credit.available()).isGreaterThan(during + 999).isLessThan(before - 500);
        assertThat(credit.isMarked()).isFalse();
        assertThat(credit.acknowledge(content)).isFalse();
    }

    @Test
    void answerThatIsNone_freesNothing() {
        credit.spend(1000);
        assertThat(credit.acknowledge(ByteBuffer.allocate(0))).isFalse();
        credit.mark();
        int before = credit.available();

        assertThat(credit.acknowledge(ByteBuffer.allocate(0))).isFalse();
        assertThat(credit.acknowledge(ByteBuffer.allocate(8))).isFalse();

        assertThat(credit.available()).isEqualTo(before);
    }

    @Test
    void marks_differ() {
        Set<ByteBuffer> contents = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            contents.add(content(credit.mark()));
        }
        assertThat(contents).hasSize(1000);
    }

    @Test
    void longUse_doesNotWearItOut() {
        int before = credit.available();
        for (int i = 0; i < 2_000_000; i++) {
            credit.spend(2000);
            credit.acknowledge(content(credit.mark()));
        }
        assertThat(credit.available()).isEqualTo(before);
    }

    @Test
    void windowThatIsTooSmall_isALittleLarger() {
        for (int window : new int[] {0, 1, 1023}) {
            assertThat(new Credit(window).capacity()).isGreaterThan(900);
        }
    }

    private static ByteBuffer content(Frame mark) {
        return Objects.requireNonNull(mark.binary()).duplicate();
    }
}
