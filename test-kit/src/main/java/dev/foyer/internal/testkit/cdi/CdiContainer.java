// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.cdi;

import java.util.Collection;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;

import org.jboss.weld.config.ConfigurationKey;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** Is a CDI container for some classes: those of them that have a scope are beans, as in a WAR. */
public final class CdiContainer implements AutoCloseable {

    private static final AtomicInteger STARTED = new AtomicInteger();

    private final WeldContainer container;

    private CdiContainer(WeldContainer container) {
        this.container = container;
    }

    /**
     * Starts a container.
     *
     * @param types the only classes that it looks at
     * @param supplied objects that are beans as well
     */
    public static CdiContainer start(Collection<Class<?>> types, List<Supplied> supplied) {
        Weld weld = new Weld("foyer-test-" + STARTED.incrementAndGet())
                .disableDiscovery()
                .skipShutdownHook()
                .property(ConfigurationKey.CONCURRENT_DEPLOYMENT.get(), false)
                .property(ConfigurationKey.EXECUTOR_THREAD_POOL_TYPE.get(), "NONE")
                .addBeanClass(Anchor.class)
                .addBeanClasses(types.stream().filter(BeanClasses::has).toArray(Class<?>[]::new))
                .addExtensions(new SuppliedBeans(supplied));
        ServiceLoader.load(Extension.class).forEach(weld::addExtensions);
        return new CdiContainer(weld.initialize());
    }

    public BeanManager beans() {
        return container.getBeanManager();
    }

    @Override
    public void close() {
        container.close();
    }
}
