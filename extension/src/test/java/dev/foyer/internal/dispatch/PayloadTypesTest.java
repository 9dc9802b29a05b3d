// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.dispatch;

import java.lang.reflect.Type;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
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

import dev.foyer.internal.dispatch.PayloadReader.Reading;
import dev.foyer.internal.flow.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules E13 and E15: a type that JSON-B cannot read is not the client's mistake, and data of another kind than the type is. */
@SuppressWarnings({"EffectivelyPrivate", "unused", "ArrayRecordComponent", "ClassCanBeStatic"
}) // the fixtures are what applications write
class PayloadTypesTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private final Jsonb jsonb =
            JsonbBuilder.create(); // one of its own for each test, as at the start of an application

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
        assertThat(told("holder", "{'shape':{},'n':'x'}")).isEqualTo("n: must be a number");
    }

    @Test
    void whatAConstructorRefuses_isInvalid() {
        assertThat(told("strict", "{'text':'y'}")).isEqualTo(": is not valid");
    }

    @Test
    void boundedVariableAsPart_isRead() {
        assertThat(told("bounded", "{'first':{'name':'x'},'items':[{'name':'y'}]}"))
                .isEmpty();
        assertThat(told("bounded", "{'first':{'n':'x'}}")).isEqualTo("first.n: must be a number");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            primitives | {'i':null}                    | i: must not be null
            primitives | {'l':null,'b':null}           | l: must not be null, b: must not be null
            primitives | {'d':null}                    | d: must not be null
            primitives | {'c':null}                    | c: must not be null
            primitives | {'nested':{'s':null}}         | nested.s: must not be null
            primitives | {'ints':[1,null]}             | ints[1]: must not be null
            primitives | {'i':'','d':null}             | i: must be a number, d: must not be null
            adapted    | {'id':null}                   | id: must not be null
            tree       | {'value':1,'left':{'value':null}} | left.value: must not be null
            """)
    void nullForPrimitive_isToldWithItsPath(String type, String data, String told) {
        assertThat(told(type, data)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            object  | [1]              | : must be an object
            object  | 7                | : must be an object
            array   | {}               | : must be an array
            objects | [{},[],1]        | [1]: must be an object, [2]: must be an object
            kinds   | {'object':[1]}   | object: must be an object
            kinds   | {'array':{}}     | array: must be an array
            kinds   | {'text':1}       | text: must be a text
            kinds   | {'number':'1'}   | number: must be a number
            kinds   | {'some':1}       | some: must be an object or an array
            """)
    void jsonOfAnotherKind_isTold(String type, String data, String told) {
        assertThat(told(type, data)).isEqualTo(told);
    }

    @Test
    void jsonOfItsKind_isRead() {
        assertThat(told("kinds", "{'object':{},'array':[],'text':'x','number':1,'some':[]}"))
                .isEmpty();
        assertThat(told("kinds", "{'object':null}")).isEmpty();
        assertThat(told("objects", "[{},null]")).isEmpty();
        assertThat(read(jsonb, "array", "null").violations()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'d':'NaN'}             | d: must be a number
            {'boxed':'Infinity'}    | boxed: must be a number
            {'f':'-Infinity'}       | f: must be a number
            {'list':[1,' NaN ']}    | list[1]: must be a number
            {'d':'\\u004eaN'}       | d: must be a number
            {'d':'0x1p3'}           | d: must be a number
            {'d':'1d'}              | d: must be a number
            {'d':'1e400'}           | d: is a number that does not fit
            {'f':'1e60'}            | f: is a number that does not fit
            {'d':1e400}             | d: is a number that does not fit
            """)
    void textThatJsonHasNoNumberFor_isInvalid(String data, String told) {
        assertThat(told("floats", data)).isEqualTo(told);
    }

    @Test
    void textThatIsANumber_isRead() {
        assertThat(told("floats", "{'d':'1.5','boxed':'-2e3','f':'1','list':['0.5'],'text':'NaN 1e400'}"))
                .isEmpty();
    }

    private static PayloadReader reader(Jsonb jsonb) {
        return new PayloadReader(jsonb, VALIDATOR);
    }

    private static Reading read(Jsonb jsonb, String type, String data) {
        return Readings.read(reader(jsonb), type(type), data);
    }

    private String told(String type, String data) {
        return Readings.told(read(jsonb, type, data));
    }

    private static Type type(String name) {
        return Readings.type(Types.class, name);
    }
}
