// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.cdi;

import java.util.Collection;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;

import dev.foyer.internal.testkit.validation.Validators;
import org.jboss.weld.config.ConfigurationKey;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/**
 * Is a CDI container for some classes: those of them that have a scope are beans, as in a WAR. To start one takes longer
 * than most tests do, so that the next test with the same classes gets it, without any instance of a bean.
 */
public final class CdiContainer implements Cdi {

    private static final AtomicInteger STARTED = new AtomicInteger();
    private static final IdleContainers IDLE = new IdleContainers();

    private final Deployment deployment;
    private final SuppliedBeans supplied;
    private final Resources resources;
    private final WeldContainer container;
    private final ApplicationLife life;

    private CdiContainer(Deployment deployment, List<Supplied> first, ScheduledExecutorService executor) {
        this.deployment = deployment;
        this.supplied = new SuppliedBeans(first);
        this.resources = new Resources(supplied, executor);
        Weld weld = new Weld("foyer-test-" + STARTED.incrementAndGet())
                .disableDiscovery()
                .skipShutdownHook()
                .property(ConfigurationKey.CONCURRENT_DEPLOYMENT.get(), false)
                .property(ConfigurationKey.EXECUTOR_THREAD_POOL_TYPE.get(), "NONE")
                .addBeanClass(Validators.class)
                .addBeanClasses(
                        deployment.types().stream().filter(BeanClasses::has).toArray(Class<?>[]::new))
                .addServices(resources)
                .addExtensions(supplied);
        ServiceLoader.load(Extension.class).forEach(weld::addExtensions);
        this.container = weld.initialize();
        this.life = new ApplicationLife(container.getBeanManager());
    }

    /**
     * Begins the life of an application.
     *
     * @param types the only classes that the container looks at
     * @param supplied objects that are beans as well
     * @param executor runs what is handed to the executors of Jakarta Concurrency
     */
    public static CdiContainer start(
            Collection<Class<?>> types, List<Supplied> supplied, ScheduledExecutorService executor) {
        Deployment deployment = Deployment.of(types, supplied);
        CdiContainer idle = IDLE.take(deployment);
        if (idle == null) {
            return new CdiContainer(deployment, supplied, executor);
        }
        try {
            idle.begin(supplied, executor);
        } catch (RuntimeException | Error failure) {
            idle.discard();
            throw failure;
        }
        return idle;
    }

    private void begin(List<Supplied> objects, ScheduledExecutorService executor) {
        resources.use(executor);
        supplied.supply(objects);
        life.begin();
    }

    Deployment deployment() {
        return deployment;
    }

    @Override
    public BeanManager beans() {
        return container.getBeanManager();
    }

    @Override
    public void end() {
        boolean over = false;
        try {
            over = life.end();
        } finally {
            if (over) {
                IDLE.add(this);
            } else {
                discard();
            }
        }
    }

    @Override
    public void discard() {
        container.close();
    }
}
