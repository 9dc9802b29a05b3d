// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.scenario;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ScenariosTest {

    @Test
    void comeback_isMeasuredInEachRound_onAFreshServer() {
        assertThat(scenario("comeback", 20_000).fresh()).isTrue();
        assertThat(scenario("comeback", 20_000).rounds(5)).isEqualTo(5);
        assertThat(scenario("comeback-jitter", 20_000).fresh()).isTrue();
    }

    @Test
    void idleAndStalled_areMeasuredOnce() {
        assertThat(scenario("idle", 20_000).rounds(5)).isEqualTo(1);
        assertThat(scenario("stalled", 20_000).rounds(5)).isEqualTo(1);
    }

    @Test
    void comeback_isSmaller_whereFewFilesMayBeOpen() {
        assertThat(scenario("comeback", 500).description())
                .startsWith("500 clients (more would be more open files than are allowed) connect at once");
    }

    private static Scenario scenario(String name, int connections) {
        return Scenarios.all(connections).stream()
                .filter(scenario -> scenario.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
