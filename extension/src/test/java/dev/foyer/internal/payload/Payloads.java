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
import dev.foyer.internal.model.ParameterRole;
import dev.foyer.internal.wire.Violation;
import org.jspecify.annotations.Nullable;

/** Payloads as applications have them, handlers that take them, and how they are read. */
@SuppressWarnings({"ArrayRecordComponent", "EffectivelyPrivate"}) // the fixtures are what applications write
final class Payloads {

    static final Validator VALIDATOR = Validation.buildDefaultValidatorFactory().getValidator();
    static final Jsonb JSONB = JsonbBuilder.create();

    static final Jsonb DASHES = JsonbBuilder.create(
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

    static Reading read(Jsonb jsonb, String handler, String data) {
        CallbackModel model = model(handler);
        return new PayloadReader(jsonb, VALIDATOR).read(model, model.payload().orElseThrow(), data.replace('\'', '"'));
    }

    static CallbackModel model(String handler) {
        Method method = Arrays.stream(Handlers.class.getDeclaredMethods())
                .filter(declared -> declared.getName().equals(handler))
                .findFirst()
                .orElseThrow();
        boolean optional = method.getParameterTypes()[0] == Optional.class;
        var type = optional ? Item.class : method.getGenericParameterTypes()[0];
        var parameter = new ParameterModel(ParameterRole.PAYLOAD, method.getParameterTypes()[0], type, optional);
        return new CallbackModel(Callback.EVENT, method, List.of(parameter));
    }

    static String told(List<Violation> violations) {
        return String.join(
                ", ",
                violations.stream()
                        .map(violation -> violation.path() + ": " + violation.message())
                        .toList());
    }

    static String with(String part) {
        return "{'first-name':'Ada'," + part + "}";
    }

    private Payloads() {}
}
