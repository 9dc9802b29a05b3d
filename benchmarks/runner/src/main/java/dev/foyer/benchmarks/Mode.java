// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks;

import java.time.Duration;
import java.util.List;

import dev.foyer.benchmarks.nodes.NodesScenarios;
import dev.foyer.benchmarks.smoke.Smoke;

/** What a run is for, and so what holds unless the command line says something else. */
enum Mode {
    /** Figures to trust. */
    FULL(5, 1, 30),

    /** A first look. */
    QUICK(3, 0.5, 3),

    /** Whether Foyer has become dearer. */
    SMOKE(3, 0.5, 12),
    /** Several nodes. */
    NODES(5, 1, 30),
    /** A first look at several nodes. */
    NODES_QUICK(2, 0.5, 2);

    private final int rounds;
    private final double seconds;
    private final Duration warmUp;

    Mode(int rounds, double seconds, int warmUpSeconds) {
        this.rounds = rounds;
        this.seconds = seconds;
        this.warmUp = Duration.ofSeconds(warmUpSeconds);
    }

    static Mode of(List<String> arguments) {
        if (arguments.contains("--smoke")) {
            return SMOKE;
        }
        boolean quick = arguments.contains("--quick");
        if (arguments.contains("--nodes")) {
            return quick ? NODES_QUICK : NODES;
        }
        return quick ? QUICK : FULL;
    }

    int rounds() {
        return rounds;
    }

    double seconds() {
        return seconds;
    }

    Duration warmUp() {
        return warmUp;
    }

    /** Whether it is about several nodes. */
    boolean isNodes() {
        return this == NODES || this == NODES_QUICK;
    }

    /** Empty for all. */
    List<String> servers() {
        if (isNodes()) {
            return NodesScenarios.SERVERS;
        }
        return this == SMOKE ? Smoke.SERVERS : List.of();
    }

    /** Empty for all that the mode has. */
    List<String> scenarios() {
        return this == SMOKE ? Smoke.SCENARIOS : List.of();
    }

    /** Where the report goes, within the directory of the benchmarks. */
    String report() {
        if (isNodes()) {
            return "target/nodes";
        }
        return this == SMOKE ? "target/smoke" : "target/report";
    }
}
