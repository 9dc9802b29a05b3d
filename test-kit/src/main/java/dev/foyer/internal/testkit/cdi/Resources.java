// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.cdi;

import java.lang.reflect.Type;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;

import jakarta.enterprise.inject.spi.InjectionPoint;

import dev.foyer.internal.testkit.server.Unsupported;
import org.jboss.weld.injection.spi.ResourceInjectionServices;
import org.jboss.weld.injection.spi.ResourceReference;
import org.jboss.weld.injection.spi.ResourceReferenceFactory;
import org.jspecify.annotations.Nullable;

/**
 * Injects what a {@code @Resource} asks for by its type, as there is no naming: a bean that the test has given, or an
 * executor of Jakarta Concurrency, which runs where everything else runs, at the time of the test.
 */
final class Resources implements ResourceInjectionServices {

    private static final Set<String> TYPES = Set.of(
            "java.util.concurrent.Executor",
            "java.util.concurrent.ExecutorService",
            "java.util.concurrent.ScheduledExecutorService",
            "jakarta.enterprise.concurrent.ManagedExecutorService",
            "jakarta.enterprise.concurrent.ManagedScheduledExecutorService");

    private final SuppliedBeans supplied;

    // Mutable state: the executor of the test that runs.
    private volatile ScheduledExecutorService executor;

    Resources(SuppliedBeans supplied, ScheduledExecutorService first) {
        this.supplied = supplied;
        executor = first;
    }

    /** Replaces the executor, for the next test. */
    void use(ScheduledExecutorService next) {
        executor = next;
    }

    @Override
    public ResourceReferenceFactory<Object> registerResourceInjectionPoint(InjectionPoint point) {
        Type type = point.getType();
        return () -> new Reference(type instanceof Class<?> known ? of(known) : null);
    }

    private @Nullable Object of(Class<?> type) {
        Object given = supplied.get(type);
        return given == null && TYPES.contains(type.getName()) ? executor(type) : given;
    }

    private Object executor(Class<?> type) {
        return type.isInstance(executor)
                ? executor
                : Unsupported.except(type, "A managed executor", new Stages(executor), executor);
    }

    @Override
    public ResourceReferenceFactory<Object> registerResourceInjectionPoint(
            @Nullable String jndiName, @Nullable String mappedName) {
        return () -> new Reference(null);
    }

    @Override
    public void cleanup() {
        // nothing is kept
    }

    /** What is injected. */
    private record Reference(@Nullable Object instance) implements ResourceReference<Object> {

        @Override
        @SuppressWarnings("NullAway") // Weld sets the field to null then
        public Object getInstance() {
            return instance;
        }

        @Override
        public void release() {
            // it belongs to the loop, or to the test
        }
    }
}
