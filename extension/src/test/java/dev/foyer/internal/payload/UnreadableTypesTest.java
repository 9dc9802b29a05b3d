// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload;

import java.lang.reflect.Type;
import java.util.Map;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;

import dev.foyer.internal.payload.DataKinds.Shapes;
import dev.foyer.internal.types.Generics;
import dev.foyer.internal.wire.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.foyer.internal.payload.DataKinds.read;
import static dev.foyer.internal.payload.DataKinds.reader;
import static dev.foyer.internal.payload.DataKinds.told;
import static dev.foyer.internal.payload.DataKinds.type;
import static org.assertj.core.api.Assertions.assertThat;

/** Rule E13: a type that JSON-B cannot read is not the client's mistake. */
class UnreadableTypesTest {

    private final Jsonb jsonb =
            JsonbBuilder.create(); // one of its own for each test, as at the start of an application

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pair          | Pair
            pairs         | Pair
            holder        | Shape
            shapes        | Shape
            halves        | Half
            hidden        | Hidden
            demanding     | Demanding
            hiddenCreator | Private
            two           | Two
            inner         | Inner
            twice         | Twice
            thread        | Thread
            """)
    void typeThatCannotBeRead_isFound(String type, String unreadable) {
        Map<Type, String> found = reader(jsonb).unreadable(type(type));

        assertThat(found.keySet().stream().map(part -> Generics.raw(part).getSimpleName()))
                .containsExactly(unreadable);
        assertThat(found.values()).noneMatch(String::isBlank);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bounded",
                "strict",
                "tree",
                "tagged",
                "adapted",
                "primitives",
                "floats",
                "big",
                "kinds",
                "object",
                "array",
                "objects",
                "items",
                "valid",
                "integers"
            })
    void typeThatCanBeRead_isNotFound(String type) {
        assertThat(reader(jsonb).unreadable(type(type))).isEmpty();
    }

    @Test
    void typeThatTheConfigurationReads_isNotFound() {
        var config = new JsonbConfig().withAdapters(new Shapes());

        assertThat(reader(JsonbBuilder.create(config)).unreadable(type("holder")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pair      | {'a':{'name':'x'},'b':{'name':'y'}}
            pairs     | [{'a':{'name':'x'},'b':'y'}]
            holder    | {'shape':{},'n':1}
            shapes    | [{}]
            halves    | {'k':{'n':1}}
            demanding | {'n':1}
            demanding | {}
            """)
    void fittingDataForSuchType_isFailed(String type, String data) {
        assertThat(read(jsonb, type, data).fault()).isEqualTo(Fault.FAILED);
    }

    @Test
    void unfittingDataForSuchType_isInvalid() {
        assertThat(told(jsonb, "holder", "{'shape':{},'n':'x'}")).isEqualTo("n: must be a number");
    }

    @Test
    void whatAConstructorRefuses_isInvalid() {
        assertThat(told(jsonb, "strict", "{'text':'y'}")).isEqualTo(": is not valid");
    }

    @Test
    void boundedVariableAsPart_isRead() {
        assertThat(told(jsonb, "bounded", "{'first':{'name':'x'},'items':[{'name':'y'}]}"))
                .isEmpty();
        assertThat(told(jsonb, "bounded", "{'first':{'n':'x'}}")).isEqualTo("first.n: must be a number");
    }
}
