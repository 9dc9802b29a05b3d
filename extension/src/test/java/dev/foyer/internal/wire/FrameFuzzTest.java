// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.wire;

import java.util.HashMap;
import java.util.Map;

import dev.foyer.internal.wire.FrameOracle.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads mutated frames, and compares with an oracle. {@code -Dfoyer.fuzz.seed} repeats a run, {@code -Dfoyer.fuzz.mutations} says how many;
 * {@code mvn -Pfuzz test} makes very many.
 */
class FrameFuzzTest {

    private static final int MAX_DEPTH = 32;

    @Test
    void mutatedFrames_areReadAsTheOracleReadsThem(TestReporter reporter) {
        long seed = Long.getLong("foyer.fuzz.seed", System.nanoTime());
        long count = Long.getLong("foyer.fuzz.mutations", 30_000);
        reporter.publishEntry(Map.of("foyer.fuzz.seed", String.valueOf(seed)));
        var mutations = new Mutations(seed);
        var reader = new FrameReader(MAX_DEPTH);
        var oracle = new FrameOracle(MAX_DEPTH);
        var kinds = new HashMap<String, Integer>();

        for (long i = 0; i < count; i++) {
            String text = mutations.next();
            Verdict expected = oracle.judge(text);
            if (!oracle.of(reader.read(text)).equals(expected)) {
                assertThat(oracle.of(reader.read(text)))
                        .as("-Dfoyer.fuzz.seed=%d, mutation %d: %s", seed, i, text)
                        .isEqualTo(expected);
            }
            kinds.merge(expected.kind(), 1, Integer::sum);
        }

        assertThat(kinds).as("seed %d", seed).containsOnlyKeys("event", "ping", "malformed"); // or it fuzzes nothing
    }
}
