// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;

import dev.foyer.internal.model.ParameterModel.Role;

/**
 * A method of an endpoint class that Foyer calls.
 *
 * @param kind what it is called for
 * @param method the method, accessible
 * @param parameters its parameters, in order
 * @param concurrent whether it may run beside the connection's other callbacks
 * @param access who may call it
 */
public record CallbackModel(
        Callback kind, Method method, List<ParameterModel> parameters, boolean concurrent, Access access) {

    /** A method that everybody may call, after the others. */
    public CallbackModel(Callback kind, Method method, List<ParameterModel> parameters) {
        this(kind, method, parameters, false, Access.OPEN);
    }

    public CallbackModel {
        parameters = List.copyOf(parameters);
    }

    /** The payload parameter, if it has one. */
    public Optional<ParameterModel> payload() {
        for (ParameterModel parameter : parameters) { // for each event, so no stream
            if (parameter.role() == Role.PAYLOAD) {
                return Optional.of(parameter);
            }
        }
        return Optional.empty();
    }
}
