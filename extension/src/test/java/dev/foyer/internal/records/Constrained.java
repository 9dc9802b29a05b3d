// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.records;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.GroupSequence;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Null;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.Default;
import jakarta.validation.valueextraction.Unwrapping;

import org.jspecify.annotations.Nullable;

/** Records with constraints. */
final class Constrained {

    /** Those that are checked without the validator. */
    static final List<Class<? extends Record>> CHECKED = List.of(
            Free.class,
            Texts.class,
            Sized.class,
            Ints.class,
            Longs.class,
            Signs.class,
            Signed.class,
            Truths.class,
            Listed.class,
            Repeated.class,
            Paid.class,
            Overridden.class,
            OnAccessor.class,
            OnMethod.class);

    /** Those that are left to the validator. */
    static final List<Class<? extends Record>> LEFT = List.of(
            Grouped.class,
            InTwoGroups.class,
            Composed.class,
            Single.class,
            Consistent.class,
            Sequenced.class,
            SequencedBefore.class,
            Cascaded.class,
            CascadedText.class,
            Elements.class,
            Maybe.class,
            OtherConstraints.class,
            Numeric.class,
            Misplaced.class,
            Conflicting.class,
            Impossible.class,
            Own.class,
            Skipping.class,
            OfInterface.class,
            Fraction.class,
            WithGetter.class);

    private Constrained() {}

    interface Group {}

    record Free(@Nullable String a, int b) {}

    record Texts(
            @NotNull String a, @NotEmpty String b, @NotBlank String c) {}

    record Sized(
            @Size(min = 1, max = 3) String a,
            @NotBlank @Size(max = 2) @NotNull String b) {}

    @SuppressWarnings("NullablePrimitive") // which no rule forbids
    record Ints(
            @Min(-5) @Max(5) int a,
            @Min(-5) @Max(5) Integer b,
            @Min(Long.MIN_VALUE) @NotNull int c) {}

    record Longs(
            @Min(-5) long a,
            @Max(1L << 40) Long b,
            @Max(Long.MAX_VALUE) @NotNull Long c) {}

    record Signs(@Positive Integer a, @PositiveOrZero long b) {}

    record Signed(@Negative int a, @NegativeOrZero Long b) {}

    record Truths(
            @AssertTrue boolean a,
            @AssertFalse Boolean b,
            @AssertTrue @NotNull Boolean c) {}

    record Listed(
            @Size.List({@Size(min = 1), @Size(max = 3)}) String a) {}

    record Repeated(
            @Min(-1) @Min(0) int a,
            @Size(min = 1) @Size(min = 2) String b) {}

    record Paid(
            @NotBlank(payload = Severe.class, message = "{jakarta.validation.constraints.Max.message} {value}")
            String a) {}

    interface Severe extends Payload {}

    /** Validation looks at the field. */
    record Overridden(@NotBlank String a) {
        @Override
        public String a() {
            return "never blank";
        }
    }

    record OnAccessor(@NotNull String a, int b) {
        @NotBlank
        @Override
        public String a() {
            return a;
        }
    }

    /** Has a method with a constraint. */
    interface Named {
        @NotBlank
        String a();
    }

    record OnMethod(@Nullable String a, int b) implements Named {}

    record Grouped(@NotBlank(groups = Group.class) String a) {}

    record InTwoGroups(
            @NotBlank(groups = {Group.class, Default.class}) String a) {}

    /** Is made of others. */
    @NotNull
    @Size(min = 1)
    @Constraint(validatedBy = {})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Some {
        String message() default "some";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    record Composed(@Some String a) {}

    /** Is made of others, and told as one. */
    @NotNull
    @Size(min = 2)
    @ReportAsSingleViolation
    @Constraint(validatedBy = {})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Two {
        String message() default "two";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    record Single(@Two String a) {}

    /** For any record, of which it says that it is wrong. */
    @Constraint(validatedBy = Wrong.class)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Right {
        String message() default "wrong";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    /** Accepts nothing. */
    public static final class Wrong implements ConstraintValidator<Right, Object> {
        @Override
        public boolean isValid(@Nullable Object value, ConstraintValidatorContext context) {
            return false;
        }
    }

    @Right
    record Consistent(@NotNull String a) {}

    @GroupSequence({Sequenced.class, Group.class})
    record Sequenced(
            @NotNull String a,
            @Min(value = 1, groups = Group.class) int b) {}

    @GroupSequence({Group.class, SequencedBefore.class})
    record SequencedBefore(
            @NotNull String a,
            @Min(value = 1, groups = Group.class) int b) {}

    record Cascaded(@NotNull @Valid Texts a) {}

    record CascadedText(@NotNull @Valid String a) {}

    record Elements(List<@NotBlank String> a) {}

    record Maybe(Optional<@NotBlank String> a) {}

    record OtherConstraints(
            @Pattern(regexp = "a*") String a,
            @Email String b,
            @Null String c) {}

    record Numeric(
            @Min(3) @Max(7) String a,
            @Digits(integer = 1, fraction = 0) int b,
            @DecimalMin("2") long c) {}

    record Misplaced(@Size(max = 3) int a) {}

    record Conflicting(@NotBlank @AssertTrue String a) {}

    record Impossible(@Size(min = -1) String a) {}

    record Own(@Right @NotNull String a) {}

    record Skipping(
            @NotNull(payload = Unwrapping.Skip.class) String a) {}

    /** Has a property with a constraint. */
    interface HasName {
        @NotBlank
        default @Nullable String getName() {
            return null;
        }
    }

    record OfInterface(@NotNull String a) implements HasName {}

    record Fraction(@Positive double a, @NotNull BigDecimal b) {}

    record WithGetter(@NotNull String a) {
        @Size(min = 2)
        public String getB() {
            return a;
        }
    }
}
