// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.records;

import java.lang.reflect.Constructor;
import java.util.Map;

import jakarta.json.bind.Jsonb;

import dev.foyer.internal.records.Plain.Sample;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads and writes at random, and compares with JSON-B. {@code -Dfoyer.fuzz.seed} repeats a run. */
class RecordJsonbFuzzTest {

    private static final int ROUNDS = 4_000;

    private final long seed = Long.getLong("foyer.fuzz.seed", System.nanoTime());
    private final RandomJson made = new RandomJson(seed);

    @ParameterizedTest
    @EnumSource
    void anyText_isReadAsTheLibraryReadsIt(Library library, TestReporter reporter) {
        reporter.publishEntry(Map.of("foyer.fuzz.seed", String.valueOf(seed)));
        Jsonb alone = library.create();
        for (Sample sample : Plain.SAMPLES) {
            Class<?> type = sample.value().getClass();
            var behind = new Counted<>(Jsonb.class, library.create());
            var records = new RecordJsonb(behind.library());
            records.fromJson(sample.json(), type); // from now on the short way is open
            behind.calls();

            int failures = 0;
            for (int i = 0; i < ROUNDS; i++) {
                String json = made.text(type);
                Outcome expected = Outcome.of(() -> alone.fromJson(json, type));
                assertThat(Outcome.of(() -> records.fromJson(json, type)))
                        .as("-Dfoyer.fuzz.seed=%d, %s, %s, round %d: %s", seed, library, type.getSimpleName(), i, json)
                        .isEqualTo(expected);
                failures += expected.failed() ? 1 : 0;
            }

            assertThat(failures)
                    .as("failures, seed %d", seed)
                    .isBetween(ROUNDS / 20, ROUNDS / 2); // or it tests nothing
            assertThat(behind.calls()).as("left to %s, seed %d", library, seed).isBetween(failures, ROUNDS * 4 / 5);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anyRecord_isWrittenAsTheLibraryWritesIt(Library library, TestReporter reporter) throws Exception {
        reporter.publishEntry(Map.of("foyer.fuzz.seed", String.valueOf(seed)));
        Jsonb alone = library.create();
        for (Sample sample : Plain.SAMPLES) {
            @SuppressWarnings("unchecked")
            var constructor =
                    (Constructor<? extends Record>) sample.value().getClass().getDeclaredConstructors()[0];
            var behind = new Counted<>(Jsonb.class, library.create());
            var records = new RecordJsonb(behind.library());
            records.toJson(sample.value()); // from now on the short way is open
            behind.calls();

            for (int i = 0; i < ROUNDS; i++) {
                Record value = made.value(constructor);
                assertThat(records.toJson(value))
                        .as("-Dfoyer.fuzz.seed=%d, %s, round %d: %s", seed, library, i, value)
                        .isEqualTo(alone.toJson(value));
            }

            assertThat(behind.calls())
                    .as("left to %s, seed %d", library, seed)
                    .describedAs(sample.toString())
                    .isLessThan(ROUNDS * 4 / 5);
        }
    }
}
