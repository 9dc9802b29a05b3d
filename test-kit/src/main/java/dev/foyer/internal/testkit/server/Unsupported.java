// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.server;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Makes objects of large interfaces of which only a few methods are ever called. */
public final class Unsupported {

    private Unsupported() {}

    /**
     * Returns an object whose methods are those of other ones that have the same name and parameters.
     *
     * @param of what it is, for the message of the other methods
     * @param some have the methods, all of them public; the first one that has a method counts
     */
    public static <T> T except(Class<T> type, String of, Object... some) {
        InvocationHandler handler = (self, method, arguments) -> call(of, some, self, method, arguments);
        return type.cast(Proxy.newProxyInstance(Unsupported.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object call(
            String of, Object[] some, Object self, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            if (method.getDeclaringClass() == Object.class) {
                return ofObject(some[0], self, method, arguments);
            }
            for (Object one : some) {
                Optional<Method> same = same(one, method);
                if (same.isPresent()) {
                    return same.get().invoke(one, arguments);
                }
            }
            throw new UnsupportedOperationException(
                    of + " without a server has no " + method.getName() + "(); test this on a server.");
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }

    private static Optional<Method> same(Object some, Method method) {
        try {
            Method same = some.getClass().getMethod(method.getName(), method.getParameterTypes());
            same.setAccessible(true);
            return Optional.of(same);
        } catch (NoSuchMethodException missing) {
            return Optional.empty();
        }
    }

    private static @Nullable Object ofObject(
            Object some, Object self, Method method, @Nullable Object @Nullable [] arguments)
            throws ReflectiveOperationException {
        return method.getName().equals("equals") && arguments != null
                ? self == arguments[0]
                : method.invoke(some, arguments);
    }
}
