// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/** A way to the database on which some answers are lost. */
final class FaultySource {

    private final DataSource to;

    /** How many commits reach the database, and have no answer. */
    final AtomicInteger unanswered = new AtomicInteger();

    /** How many commits do not reach it. */
    final AtomicInteger lost = new AtomicInteger();

    FaultySource(DataSource to) {
        this.to = to;
    }

    DataSource source() {
        return proxy(DataSource.class, to, (name, call) -> {
            Object result = call.run();
            return result instanceof Connection real ? connection(real) : result;
        });
    }

    private Connection connection(Connection real) {
        return proxy(Connection.class, real, (name, call) -> {
            if (name.equals("commit") && lost.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                real.rollback();
                throw new SQLException("The commit was lost.", "08006");
            }
            @Nullable Object result = call.run();
            if (name.equals("commit") && unanswered.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new SQLException("The answer was lost.", "08006");
            }
            return result;
        });
    }

    /** Does something before or after a call. */
    interface Around {

        @Nullable
        Object handle(String name, Call call) throws Throwable;
    }

    /** Is a call of a method. */
    interface Call {

        @Nullable
        Object run() throws Throwable;

        /** Returns the first argument, which must be there. */
        Object first();
    }

    /** Returns an object of which all calls go through something. */
    static <T> T proxy(Class<T> type, T real, Around around) {
        Object made = Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> around.handle(method.getName(), reflected(real, method, arguments)));
        return type.cast(made);
    }

    private static Call reflected(Object target, Method method, Object[] arguments) {
        return new Call() {

            @Override
            public @Nullable Object run() throws Throwable {
                try {
                    return method.invoke(target, arguments);
                } catch (InvocationTargetException thrown) {
                    throw thrown.getTargetException();
                }
            }

            @Override
            public Object first() {
                return arguments[0];
            }
        };
    }
}
