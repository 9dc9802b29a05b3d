// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.records;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.executable.ExecutableValidator;
import jakarta.validation.metadata.BeanDescriptor;

/**
 * A validator that finds out by itself that a plain record is valid, as most are. What is not valid, or not plain, is
 * left to the validator behind it, which alone says what is wrong. Safe for any thread.
 */
public final class RecordValidator implements Validator {

    private final Validator validator;
    private final Map<Class<?>, RecordChecks> checks = new ConcurrentHashMap<>();

    public RecordValidator(Validator validator) {
        this.validator = validator;
    }

    @Override
    public <T> Set<ConstraintViolation<T>> validate(T object, Class<?>... groups) {
        boolean usual = object != null && groups != null && groups.length == 0;
        return usual && checks(object).pass(object) ? Set.of() : validator.validate(object, groups);
    }

    private RecordChecks checks(Object object) {
        Class<?> type = object.getClass();
        RecordChecks known = checks.get(type);
        return known == null ? checks.computeIfAbsent(type, found -> RecordChecks.of(found, validator)) : known;
    }

    @Override
    public <T> Set<ConstraintViolation<T>> validateProperty(T object, String property, Class<?>... groups) {
        return validator.validateProperty(object, property, groups);
    }

    @Override
    public <T> Set<ConstraintViolation<T>> validateValue(
            Class<T> type, String property, Object value, Class<?>... groups) {
        return validator.validateValue(type, property, value, groups);
    }

    @Override
    public BeanDescriptor getConstraintsForClass(Class<?> type) {
        return validator.getConstraintsForClass(type);
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return validator.unwrap(type);
    }

    @Override
    public ExecutableValidator forExecutables() {
        return validator.forExecutables();
    }
}
