// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.scenario;

import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ArrivalsTest {

    @Test
    void atOnce_allBeginWithTheFirst() {
        assertThat(moments(Arrivals.atOnce(3))).containsExactly(0, 0, 0);
    }

    @Test
    void spread_beginsWithTheFirst_inOrder_withinTheTime() {
        long[] moments = moments(Arrivals.spread(2_000, Duration.ofSeconds(5)));

        assertThat(moments).hasSize(2_000).startsWith(0).isSorted();
        assertThat(moments[1_000]).isBetween(2_000_000_000L, 3_000_000_000L);
        assertThat(moments[1_999]).isBetween(4_900_000_000L, 5_000_000_000L);
    }

    @Test
    void spread_isTheSameForEveryServer() {
        assertThat(moments(Arrivals.spread(100, Duration.ofSeconds(5))))
                .isEqualTo(moments(Arrivals.spread(100, Duration.ofSeconds(5))));
    }

    private static long[] moments(Arrivals arrivals) {
        return IntStream.range(0, arrivals.clients()).mapToLong(arrivals::at).toArray();
    }
}
