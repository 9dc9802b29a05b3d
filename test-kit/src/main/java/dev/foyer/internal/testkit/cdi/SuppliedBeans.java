// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.cdi;

import java.util.List;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;

/** Adds the objects of a test to its application. They are injected as they are, without a proxy. */
public class SuppliedBeans implements Extension {

    private final List<Supplied> supplied;

    SuppliedBeans(List<Supplied> supplied) {
        this.supplied = List.copyOf(supplied);
    }

    void add(@Observes AfterBeanDiscovery event) {
        for (Supplied one : supplied) {
            event.addBean()
                    .beanClass(one.type())
                    .addType(one.type())
                    .scope(Dependent.class)
                    .createWith(context -> one.bean());
        }
    }
}
