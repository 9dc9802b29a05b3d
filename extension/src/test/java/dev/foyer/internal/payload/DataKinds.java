// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbNumberFormat;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;

import dev.foyer.internal.model.ParameterModel;
import dev.foyer.internal.model.ParameterRole;
import dev.foyer.internal.types.Generics;
import dev.foyer.internal.wire.Fault;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** Types that data may be of, good and bad ones, and how data is read into them. */
@SuppressWarnings({"EffectivelyPrivate", "unused", "ArrayRecordComponent", "ClassCanBeStatic"
}) // the fixtures are what applications write
final class DataKinds {

    static final Validator VALIDATOR = Validation.buildDefaultValidatorFactory().getValidator();

    public record Item(@NotBlank String name, int n) {}

    public record Pair<A, B>(A a, B b) {}

    public record Bounded<T extends Item>(T first, List<T> items) {}

    public interface Shape {}

    public abstract static class Half {
        public int n;
    }

    public static class Hidden {
        public int n;

        private Hidden() {}
    }

    public static class Demanding {
        public int n;

        public Demanding(int n) {
            this.n = n;
        }
    }

    public static class Private {
        @JsonbCreator
        private static Private of(@JsonbProperty("n") int n) {
            return new Private();
        }
    }

    public static class Two {
        @JsonbCreator
        public Two(@JsonbProperty("n") int n) {}

        @JsonbCreator
        public static Two of(@JsonbProperty("m") int m) {
            return new Two(m);
        }
    }

    public class Inner {
        public int n;
    }

    public record Twice(
            @JsonbProperty("n") String a,
            @JsonbProperty("n") String b) {}

    public record Strict(String text) {
        public Strict {
            Objects.requireNonNull(text);
            if (!text.startsWith("x")) {
                throw new IllegalArgumentException(text);
            }
        }
    }

    public record Tree(int value, @Nullable Tree left, List<Tree> more) {}

    @JsonbTypeInfo(@JsonbSubtype(alias = "a", type = One.class))
    public interface Tagged {}

    public record One(String text) implements Tagged {}

    public record Adapted(
            @JsonbTypeAdapter(Shapes.class) Shape shape,
            @JsonbNumberFormat("0") long id) {}

    public static class Shapes implements JsonbAdapter<Shape, String> {
        @Override
        public String adaptToJson(Shape shape) {
            return "";
        }

        @Override
        public Shape adaptFromJson(String text) {
            return new Shape() {};
        }
    }

    public record Holder(Shape shape, int n) {}

    public record Primitives(int i, long l, boolean b, double d, char c, Nested nested, int[] ints) {}

    public record Nested(short s) {}

    public record Floats(double d, Double boxed, float f, List<Double> list, String text) {}

    public record Big(BigInteger number, int small) {}

    public record Kinds(JsonObject object, JsonArray array, JsonString text, JsonNumber number, JsonStructure some) {}

    public record Items(@Valid List<@Valid Item> items) {}

    interface Types {
        Pair<Item, Item> pair();

        List<Pair<Item, String>> pairs();

        Bounded<Item> bounded();

        Holder holder();

        List<Shape> shapes();

        Map<String, Half> halves();

        Hidden hidden();

        Demanding demanding();

        Private hiddenCreator();

        Two two();

        Inner inner();

        Twice twice();

        Thread thread();

        Strict strict();

        Tree tree();

        Tagged tagged();

        Adapted adapted();

        Primitives primitives();

        Floats floats();

        Big big();

        Kinds kinds();

        JsonObject object();

        JsonArray array();

        List<JsonObject> objects();

        List<Item> items();

        Items valid();

        List<Integer> integers();
    }

    static PayloadReader reader(Jsonb jsonb) {
        return new PayloadReader(jsonb, VALIDATOR);
    }

    static Reading read(Jsonb jsonb, String type, String data) {
        return read(reader(jsonb), type, data);
    }

    static Reading read(PayloadReader reader, String type, String data) {
        Type payload = type(type);
        return reader.read(
                new ParameterModel(ParameterRole.PAYLOAD, Generics.raw(payload), payload, false),
                data.replace('\'', '"'));
    }

    static String told(Jsonb jsonb, String type, String data) {
        return told(read(jsonb, type, data));
    }

    static String told(Reading reading) {
        assertThat(reading.fault()).isNotEqualTo(Fault.FAILED);
        return reading.violations().stream()
                .map(violation -> violation.path() + ": " + violation.message())
                .collect(Collectors.joining(", "));
    }

    static Type type(String name) {
        Optional<Method> found = Arrays.stream(Types.class.getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst();
        return found.orElseThrow().getGenericReturnType();
    }

    private DataKinds() {}
}
