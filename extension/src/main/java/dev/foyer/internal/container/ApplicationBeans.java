// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.util.Optional;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;

import dev.foyer.internal.container.server.Naming;
import dev.foyer.internal.diagnostics.Mistake;

/** Finds the bean manager of the application that starts. */
final class ApplicationBeans {

    private ApplicationBeans() {}

    /** Returns the manager, or throws an exception that tells what is missing for an endpoint. */
    static BeanManager of(Class<?> endpoint) {
        try {
            return own(CDI.current().getBeanManager());
        } catch (IllegalStateException none) {
            throw new IllegalStateException(Mistake.CONTEXT_MISSING.text(endpoint.getName()), none);
        }
    }

    /** Returns the manager, if the application has one. */
    static Optional<BeanManager> find() {
        try {
            return Optional.of(own(CDI.current().getBeanManager()));
        } catch (IllegalStateException none) {
            return Optional.empty();
        }
    }

    /** Returns this application's manager: in an EAR on Payara, the current one may be another's; naming knows. */
    private static BeanManager own(BeanManager current) {
        return current.getBeans(FoyerExtension.class).isEmpty()
                ? Naming.find("java:comp/BeanManager", BeanManager.class).orElse(current)
                : current;
    }
}
