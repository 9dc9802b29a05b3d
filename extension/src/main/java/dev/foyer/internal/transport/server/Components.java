// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.transport.server;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

/**
 * The component that a thread works for, as Open Liberty looks it up for naming, validation and CDI. Its WebSocket threads have it; without
 * Jakarta Concurrency and naming there is no other way to give it to a thread. Safe for any thread.
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

    /** Those of the server that a container belongs to, if it has any. */
    public static Optional<Components> of(Object container) {
        for (Class<?> type = container.getClass(); type != null; type = type.getSuperclass()) {
            Optional<Components> found = of(type.getClassLoader()); // not each of its bundles sees the accessor
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
        } catch (ReflectiveOperationException | LinkageError none) { // another server, or another version of it
            return Optional.empty();
        }
    }

    /** Whether the calling thread works for no component. */
    public boolean isMissing() {
        return current() == null;
    }

    /** Runs work on the thread that brings it, for the component that the calling thread works for, if it does for one. */
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
