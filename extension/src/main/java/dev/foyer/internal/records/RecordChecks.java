// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.metadata.BeanDescriptor;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;

import org.jspecify.annotations.Nullable;

/**
 * The constraints of one class, as far as they are checked without its validator. The first object that passes is also
 * validated: if they do not agree, all is left to the validator from then on. Safe for any thread.
 */
final class RecordChecks {

    private static final RecordChecks LEFT = new RecordChecks(null, List.of(), true);

    private final @Nullable Validator validator;
    private final List<Check> checks;

    // Mutable state.
    private volatile boolean left;
    private volatile boolean agreed;

    /** What one component has to be; there are settings with which the validator asks the accessor, too. */
    private record Check(PlainComponent component, Predicate<@Nullable Object> constraint) {

        boolean passes(Object plain) throws Throwable {
            return constraint.test(component.held(plain)) && constraint.test(component.get(plain));
        }
    }

    private RecordChecks(@Nullable Validator validator, List<Check> checks, boolean left) {
        this.validator = validator;
        this.checks = List.copyOf(checks);
        this.left = left;
    }

    static RecordChecks of(Class<?> type, Validator validator) {
        try {
            BeanDescriptor bean = validator.getConstraintsForClass(type);
            if (!bean.isBeanConstrained()) {
                return new RecordChecks(validator, List.of(), false);
            }
            return PlainRecord.of(type)
                    .flatMap(plain -> checks(bean, plain))
                    .map(found -> new RecordChecks(validator, found, false))
                    .orElse(LEFT);
        } catch (ValidationException broken) { // which the validator says itself, when it is asked
            return LEFT;
        }
    }

    /** Returns the checks of all constraints; empty if there is one that is not known here. */
    private static Optional<List<Check>> checks(BeanDescriptor bean, PlainRecord plain) {
        if (!bean.getConstraintDescriptors().isEmpty()) {
            return Optional.empty();
        }
        var found = new ArrayList<Check>();
        for (PropertyDescriptor property : bean.getConstrainedProperties()) {
            Optional<PlainComponent> component = plain.components().stream()
                    .filter(one -> one.name().equals(property.getPropertyName()))
                    .findFirst();
            if (component.isEmpty()
                    || property.isCascaded()
                    || !property.getConstrainedContainerElementTypes().isEmpty()) {
                return Optional.empty();
            }
            for (ConstraintDescriptor<?> constraint : property.getConstraintDescriptors()) {
                Predicate<@Nullable Object> check =
                        PlainConstraint.of(constraint, component.get().kind());
                if (check == null) {
                    return Optional.empty();
                }
                found.add(new Check(component.get(), check));
            }
        }
        return Optional.of(found);
    }

    /** Returns whether an object is surely valid. */
    boolean pass(Object object) {
        if (left || validator == null) {
            return false;
        }
        try {
            for (Check check : checks) {
                if (!check.passes(object)) {
                    return false;
                }
            }
        } catch (Throwable refused) { // of an accessor, which is then for the validator
            return false;
        }
        if (!agreed) {
            left = !validator.validate(object).isEmpty();
            agreed = !left;
        }
        return agreed;
    }
}
