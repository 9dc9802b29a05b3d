// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers.jetty.server;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;

/** What applications that ask for an executor with {@code @Resource} get: Jetty has none. It runs work in no context of the application. */
public final class ManagedExecutors {

    private static final ScheduledExecutorService THREADS =
            Executors.newScheduledThreadPool(4, ManagedExecutors::thread);

    private ManagedExecutors() {}

    /** An executor, for {@code etc/contract.xml}. */
    public static Object make() {
        return Proxy.newProxyInstance(
                ManagedExecutors.class.getClassLoader(),
                new Class<?>[] {ManagedScheduledExecutorService.class},
                (proxy, method, arguments) -> call(method, arguments));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it is returned
    private static Object call(Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("supplyAsync")) {
            return CompletableFuture.supplyAsync((Supplier<?>) arguments[0], THREADS);
        }
        try {
            return method.invoke(THREADS, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getTargetException();
        }
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "managed");
        thread.setDaemon(true);
        return thread;
    }
}
