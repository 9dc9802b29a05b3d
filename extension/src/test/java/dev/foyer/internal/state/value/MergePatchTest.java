// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.state.value;

import java.util.List;
import java.util.Random;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;

import org.apache.johnzon.core.JsonProviderImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Merge patches as RFC 7396 has them, for rule S3. */
class MergePatchTest {

    private static final int RUNS = 3_000;

    static List<JsonProvider> providers() {
        return List.of(JsonProvider.provider(), new JsonProviderImpl());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a':'b'} | {'a':'c'} | {'a':'c'}",
                "{'a':'b'} | {'a':'b','b':'c'} | {'b':'c'}",
                "{'a':'b','b':'c'} | {'b':'c'} | {'a':null}",
                "{'a':['b']} | {'a':'c'} | {'a':'c'}",
                "{'a':'c'} | {'a':['b']} | {'a':['b']}",
                "{'a':{'b':'c','d':{}}} | {'a':{'b':'d','d':{}}} | {'a':{'b':'d'}}",
                "{'a':[{'b':'c'}]} | {'a':[1]} | {'a':[1]}",
                "{'a':{'b':1}} | {'a':{}} | {'a':{'b':null}}",
                "{'a':7} | {'a':{}} | {'a':{}}",
                "{'a':{'b':1}} | {'a':7} | {'a':7}",
                "{} | {'__proto__':{'x':1}} | {'__proto__':{'x':1}}",
                "{'a':1} | {'a':1} | {}",
            })
    void patch_isTheSmallestOne(String from, String to, String patch) {
        JsonObject made = MergePatch.between(read(from), read(to));

        assertThat(made).isEqualTo(read(patch));
        assertThat(MergePatch.apply(read(from), made)).isEqualTo(read(to));
    }

    private static JsonObject read(String json) {
        return Json.read(json.replace('\'', '"'));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void patchApplied_isTheValue_forRandomValues(JsonProvider provider) {
        for (int seed = 0; seed < RUNS; seed++) {
            var random = new Random(seed);
            JsonObject from = object(random, provider, 3);
            JsonObject to = random.nextBoolean() ? object(random, provider, 3) : changed(random, provider, from);

            JsonObject patch = MergePatch.between(from, to);

            assertThat(MergePatch.apply(from, patch)).as("seed %s", seed).isEqualTo(to);
            assertThat(provider.createMergePatch(patch).apply(from))
                    .as("seed %s", seed)
                    .isEqualTo(to);
            assertThat(Document.value(from.toString()).with(Document.patch(patch.toString())))
                    .as("seed %s", seed)
                    .isEqualTo(Document.value(to.toString()));
        }
    }

    private static JsonObject changed(Random random, JsonProvider provider, JsonObject from) {
        JsonObjectBuilder out = provider.createObjectBuilder(from);
        out.add("k" + random.nextInt(6), value(random, provider, 2));
        return out.build();
    }

    private static JsonObject object(Random random, JsonProvider provider, int depth) {
        JsonObjectBuilder out = provider.createObjectBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            out.add("k" + random.nextInt(6), value(random, provider, depth - 1));
        }
        return out.build();
    }

    private static JsonValue value(Random random, JsonProvider provider, int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 4)) {
            case 0 -> provider.createValue(random.nextInt(4));
            case 1 -> provider.createValue(random.nextInt(4) + 0.5);
            case 2 -> provider.createValue("text \" \\ \u00fc " + random.nextInt(3));
            case 3 -> random.nextBoolean() ? JsonValue.TRUE : JsonValue.FALSE;
            case 4 -> array(random, provider, depth);
            default -> object(random, provider, depth);
        };
    }

    private static JsonValue array(Random random, JsonProvider provider, int depth) {
        JsonArrayBuilder out = provider.createArrayBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            out.add(value(random, provider, depth - 1));
        }
        return out.build();
    }

    @Test
    void fewOfManyKeys_makeASmallPatch() {
        JsonObjectBuilder many = Json.object();
        for (int i = 0; i < 10_000; i++) {
            many.add("key-" + i, Json.object().add("text", "value " + i).add("x", i));
        }
        JsonObject from = many.build();
        JsonObjectBuilder next = JsonProvider.provider().createObjectBuilder(from);
        for (int i = 0; i < 10; i++) {
            next.add("key-" + i * 700, Json.object().add("text", "another").add("x", i));
        }
        JsonObject to = next.build();
        JsonObject patch = MergePatch.between(from, to);

        assertThat(patch).hasSize(10);
        assertThat(patch.toString().length()).isLessThan(1_024);
    }

    @Test
    void nullMembers_areLeftOut_butNotNullElements() {
        assertThat(Document.value("{\"a\":null,\"b\":{\"c\":null},\"d\":[null,{\"e\":null}]}"))
                .hasToString("{\"b\":{},\"d\":[null,{}]}");
    }

    @Test
    void valueThatIsNoObject_orTooDeep_isRefused() {
        for (String json : List.of("[]", "7", "{", "", "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}")) {
            assertThatIllegalArgumentException().isThrownBy(() -> Document.value(json));
        }
        assertThat(Document.value("{\"a\":" + "[".repeat(99) + "]".repeat(99) + "}")
                        .bytes())
                .isEqualTo(204);
    }
}
