// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Describes a method of an endpoint class that Foyer calls.
 *
 * @param kind the occasion for the call
 * @param method the method, accessible
 * @param parameters its parameters, in order
 * @param concurrent whether it may run at the same time as the connection's other callbacks
 * @param access who may call it
 */
public record CallbackModel(
        Callback kind, Method method, List<ParameterModel> parameters, boolean concurrent, Access access) {

    /** Creates a callback that everybody may call and that runs after the others. */
    public CallbackModel(Callback kind, Method method, List<ParameterModel> parameters) {
        this(kind, method, parameters, false, Access.OPEN);
    }

    public CallbackModel {
        parameters = List.copyOf(parameters);
    }

    /** Compares methods, as callbacks are looked up for each event. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof CallbackModel callback && kind == callback.kind && method.equals(callback.method));
    }

    @Override
    public int hashCode() {
        return method.hashCode();
    }

    /** Returns the payload parameter, if the method has one. */
    public Optional<ParameterModel> payload() {
        for (ParameterModel parameter : parameters) { // no stream, as this runs for each event
            if (parameter.role() == ParameterRole.PAYLOAD) {
                return Optional.of(parameter);
            }
        }
        return Optional.empty();
    }
}
