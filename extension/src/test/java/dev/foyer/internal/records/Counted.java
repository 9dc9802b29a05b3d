// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.records;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes all calls to a library, and counts those that read, write or validate. Safe for any thread. */
final class Counted<T> {

    private final AtomicInteger calls = new AtomicInteger();
    private final T library;

    Counted(Class<T> type, T library) {
        this.library = type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
                    if (isWork(method)) {
                        calls.incrementAndGet();
                    }
                    try {
                        return method.invoke(library, args);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }

    private static boolean isWork(Method method) {
        return method.getName().equals("fromJson")
                || method.getName().equals("toJson")
                || method.getName().equals("validate");
    }

    T library() {
        return library;
    }

    /** Returns how many calls there were since this was asked last. */
    int calls() {
        return calls.getAndSet(0);
    }
}
