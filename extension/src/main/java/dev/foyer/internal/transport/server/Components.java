// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.transport.server;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

/**
 * Accesses the component that a thread works for on Open Liberty, which uses it for naming, validation and CDI. The
 * server's WebSocket threads have it. Without Jakarta Concurrency and naming, other threads can get it only in this
 * way. Safe for any thread.
 */
public final class Components {

    private static final String ACCESSOR = "com.ibm.ws.threadContext.ComponentMetaDataAccessorImpl";

    private final Object accessor;
    private final Method current;
    private final Method begin;
    private final Method end;

    private Components(Object accessor, Method current, Method begin, Method end) {
        this.accessor = accessor;
        this.current = current;
        this.begin = begin;
        this.end = end;
    }

    /** Returns the components of the server that a container belongs to, if it has any. */
    public static Optional<Components> of(Object container) {
        for (Class<?> type = container.getClass(); type != null; type = type.getSuperclass()) {
            Optional<Components> found = of(type.getClassLoader()); // not every bundle of the server sees the accessor
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Components> of(@Nullable ClassLoader loader) {
        if (loader == null) {
            return Optional.empty();
        }
        try {
            Class<?> type = loader.loadClass(ACCESSOR);
            Object accessor = type.getMethod("getComponentMetaDataAccessor").invoke(null);
            Method current = type.getMethod("getComponentMetaData");
            Method begin = type.getMethod("beginContext", current.getReturnType());
            return Optional.of(new Components(accessor, current, begin, type.getMethod("endContext")));
        } catch (ReflectiveOperationException | LinkageError none) { // another server, or another version
            return Optional.empty();
        }
    }

    /** Tests whether the calling thread works for no component. */
    public boolean isMissing() {
        return current() == null;
    }

    /** Returns an executor that runs work on its caller's thread, for the current thread's component if it has one. */
    public Optional<Executor> currentExecutor() {
        return Optional.ofNullable(current()).map(component -> work -> {
            call(begin, component);
            try {
                work.run();
            } finally {
                call(end);
            }
        });
    }

    private @Nullable Object current() {
        return call(current);
    }

    private @Nullable Object call(Method method, Object... arguments) {
        try {
            return method.invoke(accessor, arguments);
        } catch (ReflectiveOperationException impossible) { // public methods that throw nothing
            throw new IllegalStateException(impossible);
        }
    }
}
