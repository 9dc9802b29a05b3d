// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import jakarta.json.bind.config.PropertyNamingStrategy;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.GroupSequence;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.ConvertGroup;
import jakarta.validation.groups.Default;

import dev.foyer.internal.model.Callback;
import dev.foyer.internal.model.CallbackModel;
import dev.foyer.internal.model.ParameterModel;
import dev.foyer.internal.model.ParameterModel.Role;
import dev.foyer.internal.wire.Fault;
import dev.foyer.internal.wire.Fault.Violation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** How payloads are bound and validated, and the table of the paths of rule E2. */
@SuppressWarnings({"ArrayRecordComponent", "EffectivelyPrivate"}) // the fixtures are what applications write
class PayloadReaderTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();
    private static final Jsonb JSONB = JsonbBuilder.create();
    private static final Jsonb DASHES = JsonbBuilder.create(
            new JsonbConfig().withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_DASHES));

    /** A class-level constraint. */
    @Constraint(validatedBy = Ordered.Check.class)
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Ordered {
        String message() default "must be ordered";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};

        /** Checks. */
        class Check implements ConstraintValidator<Ordered, Range> {
            @Override
            public boolean isValid(Range range, ConstraintValidatorContext context) {
                return range.from() <= range.to();
            }
        }
    }

    @Ordered
    public record Range(int from, int to) {}

    public record Item(@NotBlank String text, @Max(9) int itemCount) {}

    public record Everything(
            @JsonbProperty("first-name") @NotBlank String name,
            List<@Valid Item> items,
            List<@NotBlank String> tags,
            Map<@NotBlank String, @Valid Item> byName,
            Map<String, List<@Positive Integer>> scores,
            Optional<@Size(max = 3) String> nick,
            Optional<@Valid Item> favourite,
            @Valid Item[] array,
            List<List<@Positive Integer>> grid,
            List<List<@Valid Item>> table,
            Set<@Valid Item> set,
            @Valid Range range,
            @Valid @Size(max = 1) Range[] ranges,
            @Valid Shape shape) {}

    @JsonbTypeInfo({
        @JsonbSubtype(alias = "circle", type = Circle.class),
        @JsonbSubtype(alias = "square", type = Square.class)
    })
    public sealed interface Shape permits Circle, Square {}

    public record Circle(@Positive int radius) implements Shape {}

    public record Square(@JsonbProperty("edge") @Positive int side) implements Shape {}

    public record Page<T>(@NotEmpty List<@Valid T> items, int total) {}

    enum Color {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "Green!";
            }
        }
    }

    public record Kinds(
            Color color,
            Instant at,
            LocalDate day,
            UUID id,
            BigDecimal price,
            boolean flag,
            long number,
            char letter) {}

    interface Strict {}

    interface First {}

    public record Grouped(
            @NotBlank String always,
            @NotBlank(groups = Strict.class) String strict) {}

    @GroupSequence({First.class, InOrder.class})
    public record InOrder(
            @NotNull(groups = First.class) String text,
            @Min(5) int number) {}

    /** A class as applications had them before records. */
    public static class Bean {
        @JsonbProperty("re-named")
        @NotBlank
        private String text = "";

        @Valid
        private @Nullable Bean inner;

        public String getText() {
            return text;
        }

        public void setText(String text) {
            this.text = text;
        }

        public @Nullable Bean getInner() {
            return inner;
        }

        public void setInner(@Nullable Bean inner) {
            this.inner = inner;
        }
    }

    /** How it is read is said by annotations. */
    public record Custom(
            @JsonbDateFormat("dd.MM.yyyy") LocalDate day,
            @JsonbTypeAdapter(Cents.class) Integer cents,
            int count) {}

    /** Cents as a price. */
    public static class Cents implements JsonbAdapter<Integer, BigDecimal> {
        @Override
        public BigDecimal adaptToJson(Integer cents) {
            return BigDecimal.valueOf(cents, 2);
        }

        @Override
        public Integer adaptFromJson(BigDecimal price) {
            return price.movePointRight(2).intValueExact();
        }
    }

    public record Demanding(String text) {
        public Demanding {
            Objects.requireNonNull(text, "hunter2");
        }
    }

    @SuppressWarnings("unused")
    static class Handlers {
        void everything(Everything payload) {}

        void item(Item payload) {}

        void bean(Bean payload) {}

        void list(List<Item> payload) {}

        void map(Map<String, Item> payload) {}

        void array(Item[] payload) {}

        void nested(List<Map<String, Item>> payload) {}

        void page(Page<Item> payload) {}

        void pages(Page<Page<Item>> payload) {}

        void optional(Optional<Item> payload) {}

        void text(String payload) {}

        void number(int payload) {}

        void big(BigInteger payload) {}

        void color(Color payload) {}

        void shape(Shape payload) {}

        void kinds(Kinds payload) {}

        void range(Range payload) {}

        void grouped(Grouped payload) {}

        void converted(@Valid @ConvertGroup(from = Default.class, to = Strict.class) Grouped payload) {}

        void convertedItems(List<@Valid @ConvertGroup(from = Default.class, to = Strict.class) Grouped> payload) {}

        void inOrder(InOrder payload) {}

        void custom(Custom payload) {}

        void demanding(Demanding payload) {}
    }

    /** What does not hold, by path. */
    static Stream<Arguments> broken() {
        return Stream.of(
                // constraints
                arguments("everything", "{}", "first-name: must not be blank"),
                arguments(
                        "everything",
                        with("'items':[{'text':'a'},{'text':'','itemCount':10}]"),
                        "items[1].itemCount: must be less than or equal to 9, items[1].text: must not be blank"),
                arguments("everything", with("'tags':['a',' ']"), "tags[1]: must not be blank"),
                arguments("everything", with("'byName':{'a':{'text':''}}"), "byName.a.text: must not be blank"),
                arguments("everything", with("'byName':{' ':{'text':'a'}}"), "byName. : must not be blank"),
                arguments("everything", with("'scores':{'a':[1,0]}"), "scores.a[1]: must be greater than 0"),
                arguments("everything", with("'nick':'abcd'"), "nick: size must be between 0 and 3"),
                arguments("everything", with("'favourite':{'text':''}"), "favourite.text: must not be blank"),
                arguments("everything", with("'array':[{'text':''}]"), "array[0].text: must not be blank"),
                arguments("everything", with("'grid':[[1],[1,0]]"), "grid[1][1]: must be greater than 0"),
                arguments("everything", with("'table':[[],[{'text':''}]]"), "table[1][0].text: must not be blank"),
                arguments("everything", with("'set':[{'text':''}]"), "set[].text: must not be blank"),
                arguments("everything", with("'range':{'from':2,'to':1}"), "range: must be ordered"),
                arguments(
                        "everything",
                        with("'ranges':[{},{'from':2,'to':1}]"),
                        "ranges: size must be between 0 and 1, ranges[1]: must be ordered"),
                arguments("everything", with("'shape':{'@type':'square'}"), "shape.edge: must be greater than 0"),
                arguments("range", "{'from':2,'to':1}", ": must be ordered"),
                arguments(
                        "bean",
                        "{'re-named':' ','inner':{'re-named':''}}",
                        "inner.re-named: must not be blank, re-named: must not be blank"),
                arguments("list", "[{'text':'a'},{'text':''}]", "[1].text: must not be blank"),
                arguments("map", "{'a':{'text':''}}", "a.text: must not be blank"),
                arguments("array", "[{'text':''}]", "[0].text: must not be blank"),
                arguments("nested", "[{'a':{'text':''}}]", "[0].a.text: must not be blank"),
                arguments("page", "{'items':[]}", "items: must not be empty"),
                arguments("page", "{'items':[{'text':''}]}", "items[0].text: must not be blank"),
                arguments("optional", "{'text':''}", "text: must not be blank"),
                arguments("shape", "{'@type':'circle'}", "radius: must be greater than 0"),
                arguments("inOrder", "{}", "text: must not be null"),
                arguments("inOrder", "{'text':''}", "number: must be greater than or equal to 5"),
                arguments("grouped", "{}", "always: must not be blank"),
                // data that is missing or of another type
                arguments("item", "7", ": must be an object"),
                arguments("item", "[]", ": must be an object"),
                arguments(
                        "item",
                        "{'text':{},'itemCount':'hunter2'}",
                        "text: must be a text, itemCount: must be a number"),
                arguments("item", "{'itemCount':99999999999}", "itemCount: is a number that does not fit"),
                arguments("everything", "{'first-name':[]}", "first-name: must be a text"),
                arguments("everything", "{'items':{}}", "items: must be an array"),
                arguments("everything", "{'items':[{},{'itemCount':'x'}]}", "items[1].itemCount: must be a number"),
                arguments("everything", "{'byName':{'a':{'itemCount':'x'}}}", "byName.a.itemCount: must be a number"),
                arguments("everything", "{'byName':7}", "byName: must be an object"),
                arguments("everything", "{'grid':[[1],[2,'x']]}", "grid[1][1]: must be a number"),
                arguments("everything", "{'array':[{'itemCount':'x'}]}", "array[0].itemCount: must be a number"),
                arguments("everything", "{'favourite':{'itemCount':'x'}}", "favourite.itemCount: must be a number"),
                arguments(
                        "everything", "{'shape':{'@type':'hunter2'}}", "shape.@type: must be one of [circle, square]"),
                arguments("everything", "{'shape':{'@type':'square','edge':'x'}}", "shape.edge: must be a number"),
                arguments("bean", "{'inner':{'re-named':{}}}", "inner.re-named: must be a text"),
                arguments("page", "{'items':[{'itemCount':'x'}]}", "items[0].itemCount: must be a number"),
                arguments(
                        "pages",
                        "{'items':[{'items':[{'itemCount':'x'}]}]}",
                        "items[0].items[0].itemCount: must be a number"),
                arguments("list", "{}", ": must be an array"),
                arguments("list", "[{'itemCount':'x'}]", "[0].itemCount: must be a number"),
                arguments("map", "{'a':{'itemCount':'x'}}", "a.itemCount: must be a number"),
                arguments("optional", "{'itemCount':'x'}", "itemCount: must be a number"),
                arguments("text", "{}", ": must be a text"),
                arguments("text", "null", ": must not be missing"),
                arguments("number", "null", ": must not be missing"),
                arguments("number", "'x'", ": must be a number"),
                arguments("number", "1.5", ": is a number that does not fit"),
                arguments("list", "[{},{'itemCount':1234567890123}]", "[1].itemCount: is a number that does not fit"),
                arguments("kinds", "{'number':9223372036854775808}", "number: is a number that does not fit"),
                arguments("number", "1e999999999", ": is a number that does not fit"),
                arguments("big", "1e999999999", ": is a number that does not fit"),
                arguments("color", "'hunter2'", ": must be one of [RED, GREEN]"),
                arguments("shape", "{}", "@type: must be one of [circle, square]"),
                arguments("shape", "{'@type':7}", "@type: must be one of [circle, square]"),
                arguments("shape", "7", ": must be an object"),
                arguments(
                        "kinds",
                        "{'at':'hunter2','day':7,'id':'hunter2','price':'x','flag':{}}",
                        "at: must be a valid Instant, day: must be a valid LocalDate, id: must be a valid UUID,"
                                + " price: must be a number, flag: must be true or false"),
                arguments("custom", "{'day':'02.01.2026','cents':1.50,'count':'x'}", "count: must be a number"),
                arguments(
                        "custom",
                        "{'day':'2026-01-02','cents':1.505}",
                        "day: must be a valid LocalDate, cents: is a number that does not fit"),
                arguments("demanding", "{}", ": is not valid"));
    }

    private static String with(String part) {
        return "{'first-name':'Ada'," + part + "}";
    }

    @ParameterizedTest
    @MethodSource("broken")
    void brokenPayload_isToldWithItsPaths(String handler, String data, String told) {
        Reading reading = read(JSONB, handler, data);

        assertThat(told(reading.violations())).isEqualTo(told);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void brokenPayload_isNeverToldWithItsData(String handler, String data, String told) {
        assertThat(told(read(JSONB, handler, data).violations())).doesNotContain("hunter2");
    }

    /** What is fine. */
    static Stream<Arguments> good() {
        return Stream.of(
                arguments("everything", with("'unknown':[{}],'nick':null,'range':{'from':1,'to':1}")),
                arguments("item", "{'text':'a','text':'b'}"),
                arguments("list", "[]"),
                arguments("map", "{'a':{'text':'a'},'b':null}"),
                arguments("page", "{'items':[{'text':'a'}],'total':1}"),
                arguments("custom", "{'day':'02.01.2026','cents':1.50}"),
                arguments("optional", "null"),
                arguments("text", "'a'"),
                arguments("number", "7"),
                arguments("number", "2147483647"),
                arguments("number", "1.0"),
                arguments("kinds", "{'price':1e300,'number':9223372036854775807}"),
                arguments("big", "123456789012345678901234567890"),
                arguments("color", "'GREEN'"),
                arguments("shape", "{'@type':'square','edge':1}"),
                arguments(
                        "kinds",
                        "{'color':'RED','at':'2026-01-02T03:04:05Z','day':'2026-01-02','id':'"
                                + new UUID(1, 2)
                                + "','price':1.50,'flag':true,'number':-1,'letter':'x'}"));
    }

    @ParameterizedTest
    @MethodSource("good")
    void goodPayload_isBound(String handler, String data) {
        Reading reading = read(JSONB, handler, data);

        assertThat(reading.violations()).isEmpty();
        assertThat(reading.payload() != null).isEqualTo(!data.equals("null"));
    }

    @Test
    void lastOfTwoValuesOfOneName_isTaken() {
        assertThat(read(JSONB, "item", "{'text':'a','text':'b'}").payload()).isEqualTo(new Item("b", 0));
        assertThat(told(read(JSONB, "item", "{'text':'a','text':''}").violations()))
                .isEqualTo("text: must not be blank");
    }

    @Test
    void namingStrategy_isInThePaths() {
        assertThat(told(read(DASHES, "item", "{'text':'a','item-count':10}").violations()))
                .isEqualTo("item-count: must be less than or equal to 9");
        assertThat(told(read(DASHES, "item", "{'text':'a','item-count':'x'}").violations()))
                .isEqualTo("item-count: must be a number");
        assertThat(told(read(DASHES, "everything", "{'by-name':{'aB':{'text':''}}}")
                        .violations()))
                .isEqualTo("by-name.aB.text: must not be blank, first-name: must not be blank");
    }

    @Test
    void longKey_isToldInPart() {
        String key = "k".repeat(10_000);
        String told = "k".repeat(64) + "...";

        assertThat(told(read(JSONB, "map", "{'" + key + "':{}}").violations()))
                .isEqualTo(told + ".text: must not be blank");
        assertThat(told(read(JSONB, "map", "{'" + key + "':7}").violations())).isEqualTo(told + ": must be an object");
        assertThat(told(read(JSONB, "everything", with("'byName':{'" + key + "':{}}"))
                        .violations()))
                .isEqualTo("byName." + told + ".text: must not be blank");
    }

    @Test
    void manyViolations_areToldInPart() {
        Reading reading = read(JSONB, "list", "[" + "{},".repeat(999) + "{}]");
        Reading misfits = read(JSONB, "list", "[" + "1,".repeat(999) + "1]");

        assertThat(Fault.invalid(reading.violations()).violations()).hasSize(Fault.MAX_VIOLATIONS);
        assertThat(Fault.invalid(misfits.violations()).violations()).hasSize(Fault.MAX_VIOLATIONS);
    }

    @Test
    void payloadThatIsValidOnItsParameter_isValidatedOnlyThere() throws ReflectiveOperationException {
        String data = "{'always':'','strict':''}";

        assertThat(read(JSONB, "converted", data).violations()).isEmpty();
        assertThat(read(JSONB, "convertedItems", "[" + data + "]").violations()).isEmpty();
        assertThat(told(parameters("converted", data))).isEqualTo("strict: must not be blank");
        assertThat(told(parameters("convertedItems", "[" + data + "]"))).isEqualTo("[0].strict: must not be blank");
    }

    private static List<Violation> parameters(String handler, String data) {
        var reader = new PayloadReader(JSONB, VALIDATOR);
        CallbackModel model = model(handler);
        Object payload = read(JSONB, handler, data).payload();
        assertThat(reader.constrainsParameters(model)).isTrue();
        return reader.violations(new Handlers(), model, new Object[] {payload});
    }

    private static Reading read(Jsonb jsonb, String handler, String data) {
        CallbackModel model = model(handler);
        return new PayloadReader(jsonb, VALIDATOR).read(model, model.payload().orElseThrow(), data.replace('\'', '"'));
    }

    private static CallbackModel model(String handler) {
        Method method = Arrays.stream(Handlers.class.getDeclaredMethods())
                .filter(declared -> declared.getName().equals(handler))
                .findFirst()
                .orElseThrow();
        boolean optional = method.getParameterTypes()[0] == Optional.class;
        var type = optional ? Item.class : method.getGenericParameterTypes()[0];
        var parameter = new ParameterModel(Role.PAYLOAD, method.getParameterTypes()[0], type, optional);
        return new CallbackModel(Callback.EVENT, method, List.of(parameter));
    }

    private static String told(List<Violation> violations) {
        return String.join(
                ", ",
                violations.stream()
                        .map(violation -> violation.path() + ": " + violation.message())
                        .toList());
    }
}
