// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** When a server speaks by itself: rule E10. */
class SignOfLifeTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final SignOfLife signs = new SignOfLife(Duration.ofSeconds(25));

    @Test
    void whatIsShort_needsNone() {
        assertThat(signs.isDue(true, 0)).isFalse();
        assertThat(signs.isDue(false, SECOND)).isFalse();
        assertThat(signs.isDue(true, 3 * SECOND)).isFalse();
    }

    @Test
    void whatTakesLong_needsOneEveryTwoSeconds() {
        signs.isDue(true, 0);

        assertThat(signs.isDue(true, SECOND)).isFalse();
        assertThat(signs.isDue(true, 2 * SECOND)).isTrue();
        assertThat(signs.isDue(true, 3 * SECOND)).isFalse();
        assertThat(signs.isDue(true, 4 * SECOND)).isTrue();
        assertThat(signs.isDue(false, 5 * SECOND)).isFalse();
    }

    @Test
    void shorterBeat_needsThemAsOften() {
        var signs = new SignOfLife(Duration.ofMillis(500));
        signs.isDue(true, 0);

        assertThat(signs.isDue(true, SECOND / 2)).isTrue();
    }
}
