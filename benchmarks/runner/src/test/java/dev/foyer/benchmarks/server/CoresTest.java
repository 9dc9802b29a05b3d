// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.server;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CoresTest {

    @Test
    void processes_haveCoresOfTheirOwn_ifThereAreFour() {
        var four = new Cores(4);

        assertThat(four.node(1)).isZero();
        assertThat(four.node(2)).isEqualTo(2);
        assertThat(four.redis()).isEqualTo(3);
        assertThat(four.redisAlone()).isEqualTo(3);
    }

    @Test
    void twoCores_areTheServersAndTheGenerators() {
        var two = new Cores(2);

        assertThat(two.node(2)).isZero();
        assertThat(two.redis()).isZero();
        assertThat(two.redisAlone()).isEqualTo(Cores.GENERATOR);
    }
}
