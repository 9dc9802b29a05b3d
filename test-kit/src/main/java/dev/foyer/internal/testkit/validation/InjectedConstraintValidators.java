// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.validation;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Unmanaged;
import jakarta.enterprise.inject.spi.Unmanaged.UnmanagedInstance;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorFactory;

/** Creates constraint validators with what they have injected. Safe for any thread. */
final class InjectedConstraintValidators implements ConstraintValidatorFactory {

    private final BeanManager beans;
    private final Map<Object, UnmanagedInstance<?>> created = Collections.synchronizedMap(new IdentityHashMap<>());

    InjectedConstraintValidators(BeanManager beans) {
        this.beans = beans;
    }

    @Override
    public <T extends ConstraintValidator<?, ?>> T getInstance(Class<T> type) {
        UnmanagedInstance<T> instance =
                new Unmanaged<>(beans, type).newInstance().produce().inject().postConstruct();
        created.put(instance.get(), instance);
        return instance.get();
    }

    @Override
    public void releaseInstance(ConstraintValidator<?, ?> instance) {
        UnmanagedInstance<?> known = created.remove(instance);
        if (known != null) {
            known.preDestroy().dispose();
        }
    }
}
