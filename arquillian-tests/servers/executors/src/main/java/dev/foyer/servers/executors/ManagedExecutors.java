// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers.executors;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Hashtable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import javax.naming.Context;
import javax.naming.Name;
import javax.naming.spi.ObjectFactory;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;

/**
 * Makes the executors that applications ask for with {@code @Resource}, on servers that have none of their own. They run work in no
 * context of the application.
 */
public final class ManagedExecutors implements ObjectFactory {

    private static final ScheduledExecutorService THREADS =
            Executors.newScheduledThreadPool(4, ManagedExecutors::thread);

    /** An executor, for Tomcat's {@code conf/context.xml}. */
    @Override
    public Object getObjectInstance(Object reference, Name name, Context context, Hashtable<?, ?> environment) {
        return make();
    }

    /** An executor, for Jetty's {@code etc/contract.xml}. */
    public static Object make() {
        return Proxy.newProxyInstance(
                ManagedExecutors.class.getClassLoader(),
                new Class<?>[] {ManagedScheduledExecutorService.class},
                (proxy, method, arguments) -> call(method, arguments));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // who called returns it
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
        thread.setContextClassLoader(ManagedExecutors.class.getClassLoader());
        return thread;
    }
}
