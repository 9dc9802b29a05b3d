// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Several nodes at once: rules N2 and N3. Ids are given out so that no reader misses one. */
@ParameterizedClass
@EnumSource(Base.class)
class TrafficTest {

    private final Nodes nodes = new Nodes();
    private final Base.Open base;

    TrafficTest(Base kind) {
        base = kind.open();
    }

    @AfterEach
    void stop() {
        nodes.close();
        base.close();
    }

    @Test
    void threeNodes_loseNothing_andAgreeOnTheOrder() throws InterruptedException {
        var traffic = new Traffic(nodes, Collections.nCopies(3, base.source()));

        traffic.flow(5_000);
        traffic.end();

        assertThat(traffic.lost()).isZero();
        assertThat(traffic.news()).containsExactly(List.of(), List.of(), List.of());
        assertThat(traffic.ledgers().get(1).placed())
                .isEqualTo(traffic.ledgers().get(0).placed())
                .isEqualTo(traffic.ledgers().get(2).placed());
    }
}
