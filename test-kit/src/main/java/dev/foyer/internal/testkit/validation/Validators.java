// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.validation;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;

/**
 * Produces what applications have injected on a server (Jakarta Validation 3.0, section 12.3.2). What is known about
 * classes is kept from test to test; constraint validators are not, as they may hold beans.
 */
@Dependent
public class Validators {

    @Produces
    @Singleton
    ValidatorFactory factory(BeanManager beans) {
        return new InjectingValidatorFactory(Shared.FACTORY, new InjectedConstraintValidators(beans));
    }

    @Produces
    @Singleton
    Validator validator(ValidatorFactory factory) {
        return factory.getValidator();
    }

    /** Creates the factory when it is needed first. */
    private static final class Shared {
        static final ValidatorFactory FACTORY = Validation.buildDefaultValidatorFactory();
    }
}
