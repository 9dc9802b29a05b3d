// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.state;

import java.time.Duration;

import dev.foyer.spi.Position;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Nodes that change the same value have their turns: rule S2. */
class TurnsTest {

    private static final long TOOK = 1_000_000;
    private static final Position MINE = new Position(1, 7);
    private static final Position THEIRS = new Position(1, 8);

    private final Turns turns = new Turns();
    private long now = Duration.ofHours(1).toNanos();

    private void make() {
        turns.made(MINE, now, now + TOOK);
        now += TOOK;
    }

    @Test
    void nodeThatWasBeaten_goesFirst_andThenLetsOthersTry() { // S2
        turns.beaten(now);
        assertThat(turns.rest(THEIRS, 2, now)).isZero();
        make();

        assertThat(turns.rest(MINE, 2, now)).isEqualTo(3 * TOOK);
        assertThat(turns.rest(MINE, 2, now + TOOK)).isEqualTo(2 * TOOK);
        assertThat(turns.rest(MINE, 2, now + 5 * TOOK)).isZero();
        assertThat(turns.rest(MINE, 100, now)).isEqualTo(Duration.ofMillis(20).toNanos());
    }

    @Test
    void nodeWhoseValueOthersHaveChanged_goesAtOnce() { // S2
        turns.beaten(now);
        make();

        assertThat(turns.rest(THEIRS, 2, now)).isZero();
    }

    @Test
    void nodeThatHeardOfNobody_letsOthersTryNowAndThen() { // S2
        for (int i = 0; i < 8; i++) {
            assertThat(turns.rest(i == 0 ? null : MINE, 1, now)).isZero();
            make();
        }
        assertThat(turns.rest(MINE, 0, now)).isZero();
        assertThat(turns.rest(MINE, 1, now)).isEqualTo(2 * TOOK);
        assertThat(turns.rest(MINE, 1, now)).isZero();
    }

    @Test
    void nodeThatIsAlone_orSlow_neverWaits() { // S2
        for (int i = 0; i < 100; i++) {
            assertThat(turns.rest(i == 0 ? null : MINE, 0, now)).isZero();
            make();
        }
        for (int i = 0; i < 100; i++) {
            now += Duration.ofMillis(50).toNanos();
            assertThat(turns.rest(MINE, 3, now)).isZero();
            make();
        }
    }
}
