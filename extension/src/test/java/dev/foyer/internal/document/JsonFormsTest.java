// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.json.JsonObject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.annotation.JsonbNumberFormat;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeSerializer;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import jakarta.validation.constraints.Pattern;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.DefaultValue;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Of rules B4 and B5: the contract says what is in the JSON, also where annotations of JSON-B change it. */
class JsonFormsTest {

    public static class LevelAdapter implements JsonbAdapter<Level, Boolean> {
        @Override
        public Boolean adaptToJson(Level level) {
            return level == Level.HIGH;
        }

        @Override
        public Level adaptFromJson(Boolean high) {
            return high ? Level.HIGH : Level.LOW;
        }
    }

    @JsonbTypeAdapter(LevelAdapter.class)
    public enum Level {
        LOW,
        HIGH
    }

    public static class Shouted implements JsonbSerializer<String> {
        @Override
        public void serialize(String text, JsonGenerator out, SerializationContext context) {
            out.write(text.length());
        }
    }

    public record Converted(
            Level level,
            List<Level> levels,

            @JsonbTypeSerializer(Shouted.class) @Pattern(regexp = "[a-z]+")
            String text) {}

    @JsonbNumberFormat("0.0")
    @JsonbDateFormat("yyyy")
    public record Formatted(
            double price,
            Optional<Integer> count,
            LocalDate day,
            List<Double> numbers,
            @JsonbDateFormat(JsonbDateFormat.TIME_IN_MILLIS) Instant at,
            @JsonbNumberFormat("0.00") List<Double> rounded) {}

    public static class Country {
        public String getISO3Country() {
            return "";
        }

        public String getURL() {
            return "";
        }

        public String getX() {
            return "";
        }

        public String getName() {
            return "";
        }
    }

    public static final class Made {
        private final List<String> parts = new ArrayList<>();

        private Made(String first, int second, Level third) {
            parts.addAll(List.of(first, Integer.toString(second), third.name()));
        }

        @JsonbCreator
        public static Made of(
                @JsonbProperty("first") String first,
                @JsonbProperty("2nd") int second,
                @JsonbProperty("third") Level third) {
            return new Made(first, second, third);
        }

        public String getFirst() {
            return parts.get(0);
        }
    }

    @HandshakeHeaders
    public record Headers(@DefaultValue("LOW") Level level) {}

    @ServerEndpoint("/forms")
    public static class Forms {
        @OnConnect
        void connect(Headers headers) {}

        @OnEvent("converted")
        Converted converted(Converted data) {
            return data;
        }

        @OnEvent("formatted")
        Formatted formatted() {
            throw new UnsupportedOperationException();
        }

        @OnEvent("country")
        Country country() {
            return new Country();
        }

        @OnEvent("made")
        Made made(Made made) {
            return made;
        }
    }

    private static final Jsonb JSONB = JsonbBuilder.create();

    private final String typeScript = Documents.of(Forms.class).typeScript();

    @Test
    void whatIsConverted_isUnknown() {
        assertThat(JSONB.toJson(new Converted(Level.HIGH, List.of(Level.LOW), "text")))
                .isEqualTo("{\"level\":true,\"levels\":[false],\"text\":4}");
        assertThat(typeScript)
                .contains(
                        "export interface ConvertedOutput {\n    level: unknown;\n    levels: unknown[];\n    text: unknown;\n}");
    }

    @Test
    void whatIsConverted_mayBeAnythingFromAClient() {
        assertThat(properties("Converted").getJsonObject("level")).isEmpty();
        assertThat(properties("Converted").getJsonObject("text")).isEmpty();
    }

    @Test
    void converterOfJson_isNoneOfHeaders() {
        JsonObject handshake =
                Documents.channel(Forms.class).getJsonObject("bindings").getJsonObject("ws");

        assertThat(handshake.getJsonObject("query").getJsonObject("properties"))
                .isEqualTo(Documents.json("{\"level\":{\"type\":\"string\",\"default\":\"LOW\"}}"));
    }

    @Test
    void whatHasAFormat_isAText() {
        var written = Documents.json(JSONB.toJson(new OneOfEach()));

        assertThat(written.getString("price")).isEqualTo("1.5");
        assertThat(written.getString("day")).isEqualTo("2020");
        assertThat(written.getInt("at")).isZero();
        assertThat(properties("Formatted")).isEqualTo(Documents.json("""
                {"price":{"type":"string"},
                 "count":{"type":"string"},
                 "day":{"type":"string"},
                 "numbers":{"type":"array","items":{"type":"number"}},
                 "at":{"type":"integer"},
                 "rounded":{}}
                """));
    }

    /** The annotations of {@link Formatted}, as far as JSON-B's implementation writes them. */
    @JsonbNumberFormat("0.0")
    @JsonbDateFormat("yyyy")
    public static class OneOfEach {
        public double price = 1.5;
        public LocalDate day = LocalDate.of(2020, 2, 20);

        @JsonbDateFormat(JsonbDateFormat.TIME_IN_MILLIS)
        public Instant at = Instant.EPOCH;
    }

    @Test
    void namesOfGetters_areThoseThatAreWritten() {
        JsonObject written = Documents.json(JSONB.toJson(new Country()));

        assertThat(properties("Country").keySet())
                .containsExactlyElementsOf(written.keySet())
                .contains("ISO3Country", "URL", "x", "name");
    }

    @Test
    void whatACreatorTakes_isTakenFromAClient() {
        Made made = JSONB.fromJson("{\"first\":\"a\",\"2nd\":2,\"third\":true}", Made.class);

        assertThat(made.parts).containsExactly("a", "2", "HIGH");
        assertThat(typeScript)
                .contains("export interface MadeOutput {\n    first: string;\n}")
                .contains(
                        "export interface Made {\n    first?: string | null;\n    \"2nd\"?: number;\n    third?: unknown;\n}");
    }

    private static JsonObject properties(String component) {
        return Documents.asyncApi(Forms.class)
                .getJsonObject("components")
                .getJsonObject("schemas")
                .getJsonObject(component)
                .getJsonObject("properties");
    }
}
