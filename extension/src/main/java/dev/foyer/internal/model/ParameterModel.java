// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

import java.lang.reflect.Type;

import dev.foyer.internal.model.handshake.PathVariable;
import org.jspecify.annotations.Nullable;

/**
 * Describes one parameter of a callback.
 *
 * @param role the source of its argument
 * @param type its class
 * @param payload the type to bind JSON to, if it is a payload; else its own type
 * @param optional whether it is an {@code Optional} of the payload
 * @param variable the path variable that it takes, or {@code null}
 */
public record ParameterModel(
        ParameterRole role,
        Class<?> type,
        Type payload,
        boolean optional,
        @Nullable PathVariable variable) {

    public ParameterModel(ParameterRole role, Class<?> type, Type payload, boolean optional) {
        this(role, type, payload, optional, null);
    }
}
