// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.measure;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LatenciesTest {

    private final Latencies latencies = new Latencies();

    @Test
    void percentiles_ofAHundredTimes() {
        for (int i = 100; i > 0; i--) {
            latencies.add(1_000_000L * i);
        }

        assertThat(latencies.millis(0.5)).isEqualTo(50);
        assertThat(latencies.millis(0.99)).isEqualTo(99);
        assertThat(latencies.millis(1)).isEqualTo(100);
    }

    @Test
    void oneTime_isEveryPercentile() {
        latencies.add(2_500_000);

        assertThat(latencies.millis(0.01)).isEqualTo(2.5);
        assertThat(latencies.millis(0.99)).isEqualTo(2.5);
    }

    @Test
    void manyTimes_areKept() {
        for (int i = 1; i <= 100_000; i++) {
            latencies.add(1_000_000L * i);
        }

        assertThat(latencies.millis(0.99)).isEqualTo(99_000);
    }

    @Test
    void noTimes_haveNoPercentile() {
        latencies.add(1);
        latencies.clear();

        assertThatThrownBy(() -> latencies.millis(0.5)).isInstanceOf(IllegalStateException.class);
    }
}
