// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.dispatch;

import java.lang.reflect.InvocationTargetException;

import dev.foyer.internal.model.CallbackModel;
import org.jspecify.annotations.Nullable;

/** Calls a method of an endpoint instance. */
public final class Call {

    private Call() {}

    /** Returns the method's result. Rethrows its exception without a wrapper. */
    public static @Nullable Object invoke(CallbackModel callback, Object instance, Arguments arguments)
            throws Exception {
        try {
            return callback.method().invoke(instance, arguments.resolve(callback));
        } catch (InvocationTargetException thrown) {
            Throwable cause = thrown.getCause();
            if (cause instanceof Exception exception) {
                throw exception;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw thrown;
        }
    }
}
