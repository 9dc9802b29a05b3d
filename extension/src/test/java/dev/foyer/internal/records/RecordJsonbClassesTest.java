// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.records;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import jakarta.json.bind.Jsonb;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class RecordJsonbClassesTest {

    private static final List<String> TEXTS = List.of(
            "{\"a\":\"x\",\"b\":1}",
            "{\"a\":\" y \",\"b\":2}",
            "{\"a\":\"x\",\"b\":-1}",
            "{\"b\":3,\"a\":\"z\"}",
            "{\"c\":\"x\",\"b\":1}",
            "{\"a\":\"x\",\"b\":1,\"c\":\"d\"}",
            "{\"a\":\"x\",\"b\":1,\"c\":2}",
            "{\"isOpen\":true,\"b\":1}",
            "{\"open\":true,\"b\":1}",
            "{\"getName\":\"x\",\"b\":1}",
            "{\"name\":\"x\",\"b\":1}",
            "{\"issued\":\"x\",\"b\":1}",
            "{\"settings\":\"x\",\"b\":1}",
            "{\"$a\":\"x\",\"b\":1}",
            "{\"a\":\"x\"}",
            "\"x\"",
            "{}");

    static Stream<Arguments> notPlain() {
        return inEachLibrary(
                Stream.of(Annotated.VALUES, Shaped.VALUES, List.of(local())).flatMap(List::stream));
    }

    static Stream<Arguments> plain() {
        return inEachLibrary(Willing.VALUES.stream());
    }

    private static Stream<Arguments> inEachLibrary(Stream<? extends Record> values) {
        return values.flatMap(value -> Arrays.stream(Library.values()).map(library -> Arguments.of(value, library)));
    }

    private static Record local() {
        record Local(String a, double b) {}
        return new Local("x", 1.5);
    }

    @ParameterizedTest
    @MethodSource
    void notPlain(Record value, Library library) {
        assertThat(PlainRecord.of(value.getClass())).isEmpty();
        assertReadsSame(value.getClass(), TEXTS, library);
        assertWritesSame(value, new RecordJsonb(library.create()), library.create());
    }

    @ParameterizedTest
    @MethodSource
    void plain(Record value, Library library) {
        assertThat(PlainRecord.of(value.getClass())).isPresent();
        for (String first : TEXTS) {
            var texts = new ArrayList<String>(List.of(first));
            texts.addAll(TEXTS);
            assertReadsSame(value.getClass(), texts, library);
        }
        assertWritesSame(value, new RecordJsonb(library.create()), library.create());
    }

    private static void assertWritesSame(Record value, Jsonb records, Jsonb alone) {
        for (Record each : List.of(orNothing(value), value, value)) {
            Outcome expected = Outcome.of(() -> alone.toJson(each));
            assertThat(Outcome.of(() -> records.toJson(each))).isEqualTo(expected);
        }
    }

    /** Returns a record of {@code null}, 0 and {@code false}; the same one if its class refuses that. */
    private static Record orNothing(Record value) {
        Class<?>[] types = Arrays.stream(value.getClass().getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Object[] nothing = Arrays.stream(types)
                .map(type -> Array.get(Array.newInstance(type, 1), 0))
                .toArray();
        try {
            return value.getClass().getDeclaredConstructor(types).newInstance(nothing);
        } catch (ReflectiveOperationException refused) {
            return value;
        }
    }

    private static void assertReadsSame(Class<?> type, List<String> texts, Library library) {
        Jsonb alone = library.create();
        var records = new RecordJsonb(library.create());
        for (String json : texts) {
            Outcome expected = Outcome.of(() -> alone.fromJson(json, type));
            Outcome found = Outcome.of(() -> records.fromJson(json, type));
            assertThat(found.toString())
                    .as(json)
                    .isEqualTo(expected.toString()); // as some records compare themselves in their own way
        }
    }
}
