// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.crowd;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StreamTest {

    private final Stream stream = new Stream("room 0", 4, new int[] {1, 3}, 3);

    @Test
    void message_isComplete_whenTheLastMemberHasIt() {
        assertThat(stream.send(5)).isZero();
        assertThat(stream.send(6)).isEqualTo(1);

        assertThat(stream.received(1, 0)).isFalse();
        assertThat(stream.received(1, 1)).isFalse();
        assertThat(stream.received(3, 0)).isTrue();
        assertThat(stream.inFlight()).isEqualTo(1);
        assertThat(stream.sentAt(1)).isEqualTo(6);
        assertThat(stream.received(3, 1)).isTrue();
        assertThat(stream.inFlight()).isZero();
    }

    @Test
    void manyMessages_useTheSlotsAgain() {
        for (int seq = 0; seq < 100; seq++) {
            assertThat(stream.send(seq)).isEqualTo(seq);
            assertThat(stream.received(3, seq)).isFalse();
            assertThat(stream.received(1, seq)).isTrue();
        }
    }

    @Test
    void lostTwiceOrOutOfOrder_isAFault() {
        stream.send(0);
        stream.send(0);

        assertThatThrownBy(() -> stream.received(1, 1)).hasMessage("room 0: connection 1 got message 1 instead of 0");
        stream.received(1, 0);
        assertThatThrownBy(() -> stream.received(1, 0)).hasMessage("room 0: connection 1 got message 0 instead of 1");
    }

    @Test
    void whatWasNotSent_isAFault() {
        assertThatThrownBy(() -> stream.received(1, 0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whoIsNoMember_mustGetNothing() {
        stream.send(0);

        assertThatThrownBy(() -> stream.received(0, 0)).hasMessageContaining("is no member");
        assertThatThrownBy(() -> stream.received(9, 0)).hasMessageContaining("is no member");
    }

    @Test
    void moreInFlightThanThereAreSlots_isAFault() {
        for (int i = 0; i < 4; i++) {
            stream.send(0);
        }

        assertThatThrownBy(() -> stream.send(0)).hasMessageContaining("4 messages are on their way");
    }
}
