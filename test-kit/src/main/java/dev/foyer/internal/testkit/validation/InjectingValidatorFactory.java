// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.validation;

import jakarta.validation.ClockProvider;
import jakarta.validation.ConstraintValidatorFactory;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.ParameterNameProvider;
import jakarta.validation.TraversableResolver;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorContext;
import jakarta.validation.ValidatorFactory;

/** Is a shared factory with constraint validators of one application. Safe for any thread. */
final class InjectingValidatorFactory implements ValidatorFactory {

    private final ValidatorFactory shared;
    private final ConstraintValidatorFactory own;

    InjectingValidatorFactory(ValidatorFactory shared, ConstraintValidatorFactory own) {
        this.shared = shared;
        this.own = own;
    }

    @Override
    public Validator getValidator() {
        return usingContext().getValidator();
    }

    @Override
    public ValidatorContext usingContext() {
        return shared.usingContext().constraintValidatorFactory(own);
    }

    @Override
    public MessageInterpolator getMessageInterpolator() {
        return shared.getMessageInterpolator();
    }

    @Override
    public TraversableResolver getTraversableResolver() {
        return shared.getTraversableResolver();
    }

    @Override
    public ConstraintValidatorFactory getConstraintValidatorFactory() {
        return own;
    }

    @Override
    public ParameterNameProvider getParameterNameProvider() {
        return shared.getParameterNameProvider();
    }

    @Override
    public ClockProvider getClockProvider() {
        return shared.getClockProvider();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return shared.unwrap(type);
    }

    @Override
    public void close() {
        // the next application uses it, too
    }
}
