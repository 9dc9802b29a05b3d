// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.records;

import java.lang.annotation.Annotation;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.Default;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.ValidateUnwrappedValue;

import org.jspecify.annotations.Nullable;

/**
 * The constraints of Jakarta Validation, section 8, that concern plain values and that the provider's own validators
 * check.
 */
final class PlainConstraint {

    /**
     * Where the one provider that is known has those; an application may replace them, for a constraint of the
     * specification, too.
     */
    private static final String BUILT_IN = "org.hibernate.validator.internal.constraintvalidators.bv.";

    private PlainConstraint() {}

    /** Returns what a valid value passes; {@code null} for a constraint that only the validator knows. */
    static @Nullable Predicate<@Nullable Object> of(ConstraintDescriptor<?> constraint, PlainKind kind) {
        boolean known = constraint.getGroups().equals(Set.of(Default.class))
                && constraint.getComposingConstraints().isEmpty()
                && constraint.getValueUnwrapping() == ValidateUnwrappedValue.DEFAULT
                && !constraint.getConstraintValidatorClasses().isEmpty()
                && constraint.getConstraintValidatorClasses().stream()
                        .allMatch(type -> type.getName().startsWith(BUILT_IN));
        if (!known) {
            return null;
        }
        Annotation annotation = constraint.getAnnotation();
        if (annotation instanceof NotNull) {
            return value -> value != null;
        }
        return switch (kind) {
            case TEXT -> ofText(annotation);
            case INT, LONG -> ofNumber(annotation);
            case BOOLEAN -> ofTruth(annotation);
        };
    }

    private static @Nullable Predicate<@Nullable Object> ofText(Annotation annotation) {
        if (annotation instanceof NotBlank) {
            return value -> value instanceof String text
                    && !text.isBlank()
                    && !text.trim().isEmpty();
        }
        if (annotation instanceof NotEmpty) {
            return value -> value instanceof String text && !text.isEmpty();
        }
        if (annotation instanceof Size size) {
            int min = size.min();
            int max = size.max();
            return value ->
                    value == null || (value instanceof String text && text.length() >= min && text.length() <= max);
        }
        return null;
    }

    private static @Nullable Predicate<@Nullable Object> ofNumber(Annotation annotation) {
        if (annotation instanceof Min min) {
            long least = min.value();
            return number(value -> value >= least);
        }
        if (annotation instanceof Max max) {
            long most = max.value();
            return number(value -> value <= most);
        }
        if (annotation instanceof Positive) {
            return number(value -> value > 0);
        }
        if (annotation instanceof PositiveOrZero) {
            return number(value -> value >= 0);
        }
        if (annotation instanceof Negative) {
            return number(value -> value < 0);
        }
        return annotation instanceof NegativeOrZero ? number(value -> value <= 0) : null;
    }

    private static @Nullable Predicate<@Nullable Object> ofTruth(Annotation annotation) {
        if (annotation instanceof AssertTrue) {
            return value -> !Boolean.FALSE.equals(value);
        }
        return annotation instanceof AssertFalse ? value -> !Boolean.TRUE.equals(value) : null;
    }

    private static Predicate<@Nullable Object> number(LongPredicate condition) {
        return value -> value == null || (value instanceof Number number && condition.test(number.longValue()));
    }
}
