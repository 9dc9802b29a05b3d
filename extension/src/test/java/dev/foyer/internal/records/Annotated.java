// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.records;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Type;
import java.util.List;

import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbAnnotation;
import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbNumberFormat;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeDeserializer;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import jakarta.json.bind.annotation.JsonbTypeSerializer;
import jakarta.json.bind.annotation.JsonbVisibility;
import jakarta.json.bind.config.PropertyVisibilityStrategy;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonParser;

import dev.foyer.internal.records.annotated.OfPackage;
import org.jspecify.annotations.Nullable;

/** Records that would be plain but for an annotation of JSON-B. */
public final class Annotated {

    static final List<Record> VALUES = List.of(
            new Ordered("x", 1),
            new Visible("x", 1),
            new Nillable(null, 1),
            new Typed("x", 1),
            new Adapted("x", 1),
            new Serialized("x", 1),
            new Deserialized("x", 1),
            new Renamed("x", 1),
            new NillableComponent(null, 1),
            new Hidden("x", 1),
            new Formatted("x", 1),
            new AdaptedComponent("x", 1),
            new RenamedAccessor("x", 1),
            new Created("x", 1),
            new RenamedParameter("x", 1),
            new Made("x", 1),
            new Stereotyped("x", 1),
            new Unmarked("x", 1),
            new StereotypedTwice("x", 1),
            new StereotypedType("x", 1),
            new OfPackage(null, 1));

    private Annotated() {}

    @JsonbPropertyOrder({"b", "a"})
    public record Ordered(String a, int b) {}

    @JsonbVisibility(Nothing.class)
    public record Visible(String a, int b) {}

    /** Shows nothing. */
    public static final class Nothing implements PropertyVisibilityStrategy {
        @Override
        public boolean isVisible(java.lang.reflect.Field field) {
            return false;
        }

        @Override
        public boolean isVisible(java.lang.reflect.Method method) {
            return false;
        }
    }

    @JsonbNillable
    public record Nillable(@Nullable String a, int b) {}

    @JsonbTypeInfo(@JsonbSubtype(alias = "typed", type = Typed.class))
    public record Typed(String a, int b) {}

    @JsonbTypeAdapter(ToText.class)
    public record Adapted(String a, int b) {}

    /** Writes one as a text. */
    public static final class ToText implements JsonbAdapter<Adapted, String> {
        @Override
        public String adaptToJson(Adapted value) {
            return value.a;
        }

        @Override
        public Adapted adaptFromJson(String text) {
            return new Adapted(text, 7);
        }
    }

    @JsonbTypeSerializer(ToNumber.class)
    public record Serialized(String a, int b) {}

    /** Writes one as a number. */
    public static final class ToNumber implements JsonbSerializer<Serialized> {
        @Override
        public void serialize(Serialized value, JsonGenerator out, SerializationContext context) {
            out.write(value.b);
        }
    }

    @JsonbTypeDeserializer(FromAnything.class)
    public record Deserialized(String a, int b) {}

    /** Reads always the same. */
    public static final class FromAnything implements JsonbDeserializer<Deserialized> {
        @Override
        public Deserialized deserialize(JsonParser in, DeserializationContext context, Type type) {
            in.skipObject();
            return new Deserialized("always", 7);
        }
    }

    public record Renamed(@JsonbProperty("c") String a, int b) {}

    public record NillableComponent(@JsonbNillable @Nullable String a, int b) {}

    public record Hidden(@JsonbTransient String a, int b) {}

    public record Formatted(
            String a, @JsonbNumberFormat("000") int b) {}

    public record AdaptedComponent(
            @JsonbTypeAdapter(Louder.class) String a, int b) {}

    /** Writes a text louder. */
    public static final class Louder implements JsonbAdapter<String, String> {
        @Override
        public String adaptToJson(String text) {
            return text + "!";
        }

        @Override
        public String adaptFromJson(String text) {
            return text + "?";
        }
    }

    public record RenamedAccessor(String a, int b) {
        @JsonbProperty("c")
        @Override
        public String a() {
            return a;
        }
    }

    public record Created(String a, int b) {
        @JsonbCreator
        public Created {}
    }

    public record RenamedParameter(String a, int b) {
        @SuppressWarnings("MissingOverride")
        public RenamedParameter(@JsonbProperty("c") String a, int b) {
            this.a = a;
            this.b = b;
        }
    }

    public record Made(String a, int b) {
        @JsonbCreator
        public static Made of(@JsonbProperty("a") String a) {
            return new Made(a + " made", 7);
        }
    }

    /** Says that it is for JSON-B. */
    @JsonbAnnotation
    @JsonbProperty("c")
    @Retention(RetentionPolicy.RUNTIME)
    public @interface NamedC {}

    /** Does not say so. */
    @JsonbTransient
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Secret {}

    /** Is annotated by another. */
    @Secret
    @Retention(RetentionPolicy.RUNTIME)
    public @interface VerySecret {}

    /** For a class, and does not say so. */
    @JsonbNillable
    @JsonbPropertyOrder({"b", "a"})
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Backwards {}

    public record Stereotyped(@NamedC String a, int b) {}

    public record Unmarked(@Secret String a, int b) {}

    public record StereotypedTwice(@VerySecret String a, int b) {}

    @Backwards
    public record StereotypedType(String a, int b) {}
}
