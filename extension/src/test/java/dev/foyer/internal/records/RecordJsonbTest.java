// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.records;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.reflect.Type;
import java.util.List;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyNamingStrategy;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.stream.JsonParser;

import dev.foyer.internal.records.Plain.Line;
import dev.foyer.internal.records.Plain.Point;
import dev.foyer.internal.records.Willing.Twins;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class RecordJsonbTest {

    private static final String HELLO = "{\"text\":\"hello\"}";

    private final Jsonb alone = JsonbBuilder.create();
    private final Counted<Jsonb> behind = new Counted<>(Jsonb.class, JsonbBuilder.create());
    private final RecordJsonb records = new RecordJsonb(behind.library());

    @ParameterizedTest
    @EnumSource
    void firstText_isReadByTheLibraryToo_andTheSecondIsNot(Library library) {
        var behind = new Counted<>(Jsonb.class, library.create());
        var records = new RecordJsonb(behind.library());

        assertThat(records.fromJson(HELLO, Line.class)).isEqualTo(new Line("hello"));
        assertThat(behind.calls()).isEqualTo(1);

        assertThat(records.fromJson("{\"text\":\"again\"}", Line.class)).isEqualTo(new Line("again"));
        assertThat(records.<Line>fromJson(HELLO, (Type) Line.class)).isEqualTo(new Line("hello"));
        assertThat(behind.calls()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void firstRecord_isWrittenByTheLibraryToo_andTheSecondIsNot(Library library) {
        var behind = new Counted<>(Jsonb.class, library.create());
        var records = new RecordJsonb(behind.library());

        assertThat(records.toJson(new Line("hello"))).isEqualTo(HELLO);
        assertThat(behind.calls()).isEqualTo(1);

        assertThat(records.toJson(new Line("again"))).isEqualTo("{\"text\":\"again\"}");
        assertThat(records.write(new Line(null))).isEqualTo("{}");
        assertThat(behind.calls()).isZero();
    }

    @Test
    void anotherClass_isTriedForItself() {
        records.toJson(new Line("hello"));
        behind.calls();

        records.toJson(new Point(1, 2));
        assertThat(behind.calls()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"", "\\", "\n", "\u0000", "\u007f", "\u0085", "\u2028", "\u2029", "\ud83d", "\ude00", "\ufeff",
                "\uffff"
            })
    void characterThatMayBeEscaped_isLeftToTheLibrary(String text) {
        records.toJson(new Line("hello"));
        behind.calls();

        assertThat(records.toJson(new Line(text))).isEqualTo(alone.toJson(new Line(text)));
        assertThat(behind.calls()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, Long.MAX_VALUE, 1L << 53, -(1L << 53)})
    void numberThatIsNotExactEverywhere_isLeftToTheLibrary(long number) {
        var large = new Plain.Alike(number, "b", true);
        records.toJson(new Plain.Alike(1, "b", true));
        behind.calls();

        assertThat(records.toJson(large)).isEqualTo(alone.toJson(large));
        assertThat(behind.calls()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void textOfManySpaces_isReadAsTheLibraryReadsIt(Library library) {
        String json = "{" + " ".repeat(300_000) + HELLO.substring(1);
        Jsonb alone = library.create();
        var records = new RecordJsonb(library.create());
        records.fromJson(HELLO, Line.class);

        assertThat(Outcome.of(() -> records.fromJson(json, Line.class)))
                .isEqualTo(Outcome.of(() -> alone.fromJson(json, Line.class)));
    }

    @Test
    void libraryThatWritesOtherwise_writesAll() {
        var config = new JsonbConfig().withPropertyNamingStrategy(PropertyNamingStrategy.UPPER_CAMEL_CASE);
        var behind = new Counted<>(Jsonb.class, JsonbBuilder.create(config));
        var records = new RecordJsonb(behind.library());

        for (String text : List.of("first", "second", "third")) {
            assertThat(records.toJson(new Line(text))).isEqualTo("{\"Text\":\"" + text + "\"}");
            assertThat(behind.calls()).isEqualTo(1);
        }
    }

    /** Reads always the same. */
    record OtherLine(@Nullable Line deserialize) implements JsonbDeserializer<Line> {
        @Override
        public @Nullable Line deserialize(JsonParser in, DeserializationContext context, Type type) {
            in.skipObject();
            return deserialize;
        }
    }

    /** Reads always the same, which is equal to any other. */
    static final class OtherTwins implements JsonbDeserializer<Twins> {
        @Override
        public Twins deserialize(JsonParser in, DeserializationContext context, Type type) {
            in.skipObject();
            return new Twins("other", 7);
        }
    }

    @Test
    void libraryThatReadsOtherwise_readsAll() {
        var other = new Line("other");
        assertReadsAll(new OtherLine(other), Line.class, HELLO, other);
    }

    @Test
    void libraryThatReadsNothing_readsAll() {
        assertReadsAll(new OtherLine(null), Line.class, HELLO, null);
    }

    @Test
    void recordThatIsEqualToAnyOther_isComparedByItsParts() {
        assertReadsAll(new OtherTwins(), Twins.class, "{\"a\":\"x\",\"b\":1}", new Twins("other", 7));
    }

    private static void assertReadsAll(
            JsonbDeserializer<?> deserializer, Class<?> type, String json, @Nullable Object expected) {
        var config = new JsonbConfig().withDeserializers(deserializer);
        var behind = new Counted<>(Jsonb.class, JsonbBuilder.create(config));
        var records = new RecordJsonb(behind.library());
        for (int i = 0; i < 3; i++) {
            assertThat(String.valueOf((Object) records.fromJson(json, type))).isEqualTo(String.valueOf(expected));
            assertThat(behind.calls()).isPositive();
        }
    }

    @Test
    void null_isLeftToTheLibrary() {
        records.fromJson(HELLO, Line.class);
        String none = none();

        assertThat(Outcome.of(() -> records.fromJson(none, Line.class)))
                .isEqualTo(Outcome.of(() -> alone.fromJson(none, Line.class)));
        assertThat(records.toJson(none)).isEqualTo("null");
    }

    @SuppressWarnings("NullAway") // as an application may do
    private static String none() {
        return null;
    }

    @Test
    void streamsAndDeclaredTypes_areTheLibrarys() {
        var line = new Line("hello");
        records.toJson(line);
        records.fromJson(HELLO, Line.class);
        behind.calls();
        var out = new StringWriter();
        var bytes = new ByteArrayOutputStream();

        assertThat(records.fromJson(new StringReader(HELLO), Line.class)).isEqualTo(line);
        assertThat(records.<Line>fromJson(new StringReader(HELLO), (Type) Line.class))
                .isEqualTo(line);
        assertThat(records.fromJson(new ByteArrayInputStream(HELLO.getBytes(UTF_8)), Line.class))
                .isEqualTo(line);
        assertThat(records.<Line>fromJson(new ByteArrayInputStream(HELLO.getBytes(UTF_8)), (Type) Line.class))
                .isEqualTo(line);
        assertThat(records.toJson(line, Line.class)).isEqualTo(HELLO);
        records.toJson(line, out);
        records.toJson(line, Line.class, out);
        records.toJson(line, bytes);
        records.toJson(line, Line.class, bytes);

        assertThat(out).hasToString(HELLO + HELLO);
        assertThat(bytes.toString(UTF_8)).isEqualTo(HELLO + HELLO);
        assertThat(behind.calls()).isEqualTo(9);
    }
}
