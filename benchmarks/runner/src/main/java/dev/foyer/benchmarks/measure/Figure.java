// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.measure;

import java.util.Locale;

/** What a scenario can find out. */
public enum Figure {
    SERVER_CPU("server CPU µs", 2),
    /** Of the node that emits, in a cluster. */
    HERE_CPU("emitting node CPU µs", 2),
    /** Of the other node. */
    ELSEWHERE_CPU("other node CPU µs", 2),
    /** For one emit. */
    REDIS_CPU("Redis CPU µs an emit", 2),
    /** How many emits that leaves to one Redis. */
    REDIS_RATE("emits a second if Redis does nothing else", 0),
    RATE("per second", 0),
    P50("p50 ms", 2),
    P99("p99 ms", 2),
    LONGEST("longest wait ms", 0),
    ALL("all back ms", 0),
    GENERATOR_CPU("generator CPU µs", 2),
    HEAP("live heap KiB", 1),
    RESIDENT("resident KiB", 1),
    GAP("longest gap ms", 0);

    private final String heading;
    private final int decimals;

    Figure(String heading, int decimals) {
        this.heading = heading;
        this.decimals = decimals;
    }

    public String heading() {
        return heading;
    }

    /** With thousands marked and as many decimals as make sense. */
    public String format(double value) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
