// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.cdi;

import java.util.List;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;

import org.jspecify.annotations.Nullable;

/** Adds the objects of a test to its application. They are injected as they are, without a proxy. */
public class SuppliedBeans implements Extension {

    // Mutable state: the objects of the test that runs; their types are always the same.
    private volatile List<Supplied> supplied;

    SuppliedBeans(List<Supplied> first) {
        supplied = List.copyOf(first);
    }

    /** Replaces the objects, for the next test. */
    void supply(List<Supplied> next) {
        supplied = List.copyOf(next);
    }

    /** Returns the object that has been given under a type, or null. */
    @Nullable
    Object get(Class<?> type) {
        return supplied.stream()
                .filter(one -> one.type() == type)
                .map(Supplied::bean)
                .findFirst()
                .orElse(null);
    }

    void add(@Observes AfterBeanDiscovery event) {
        for (int i = 0; i < supplied.size(); i++) {
            int index = i;
            Class<?> type = supplied.get(i).type();
            event.addBean()
                    .beanClass(type)
                    .addType(type)
                    .scope(Dependent.class)
                    .createWith(context -> supplied.get(index).bean());
        }
    }
}
