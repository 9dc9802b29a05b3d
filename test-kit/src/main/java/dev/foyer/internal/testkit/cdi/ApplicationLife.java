// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.cdi;

import java.lang.annotation.Annotation;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.spi.AlterableContext;
import jakarta.enterprise.context.spi.Context;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;

/**
 * Begins and ends the life of an application in a container that goes on: observers hear of it as they do when a
 * container starts and stops (CDI 4.0, sections 2.4.3 and 6.7.3), and in the end no bean has an instance.
 */
final class ApplicationLife {

    /** How often beans may bring each other back to life while they are destroyed. */
    private static final int ROUNDS = 10;

    private final BeanManager manager;
    private final List<Bean<?>> lasting;

    ApplicationLife(BeanManager manager) {
        this.manager = manager;
        this.lasting = manager.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .filter(bean -> isLasting(bean.getScope()))
                .toList();
    }

    private static boolean isLasting(Class<? extends Annotation> scope) {
        return scope == ApplicationScoped.class || scope == Singleton.class;
    }

    void begin() {
        fire(new Object(), Initialized.Literal.APPLICATION);
        fire(new Startup());
    }

    /**
     * Ends it.
     *
     * @return whether no instance is left, so that another life may begin
     */
    boolean end() {
        fire(new Shutdown());
        fire(new Object(), BeforeDestroyed.Literal.APPLICATION);
        boolean over = destroyAll();
        fire(new Object(), Destroyed.Literal.APPLICATION);
        return over && !destroyRound(); // observers may use beans, too
    }

    private void fire(Object event, Annotation... qualifiers) {
        manager.getEvent().select(qualifiers).fire(event);
    }

    private boolean destroyAll() {
        for (int round = 0; round < ROUNDS; round++) {
            if (!destroyRound()) {
                return true;
            }
        }
        return false;
    }

    /** Destroys each instance, and returns whether there was one. */
    private boolean destroyRound() {
        boolean any = false;
        for (Bean<?> bean : lasting) {
            Context context = manager.getContext(bean.getScope());
            if (context.get(bean) != null) {
                any = true;
                ((AlterableContext) context).destroy(bean);
            }
        }
        return any;
    }
}
