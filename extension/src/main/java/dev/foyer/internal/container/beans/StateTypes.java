// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.beans;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

import jakarta.enterprise.inject.spi.InjectionPoint;

import dev.foyer.internal.diagnostics.Mistake;

/** Finds the record of an injected state. */
final class StateTypes {

    private StateTypes() {}

    /** Returns the type argument of the injection point. Definition checks have found those that have none. */
    static Class<?> of(InjectionPoint point) {
        Type type = point.getType();
        if (type instanceof ParameterizedType state && state.getActualTypeArguments()[0] instanceof Class<?> found) {
            return found;
        }
        throw new IllegalStateException(Mistake.STATE_INJECTED.text(
                String.valueOf(point.getMember()), type.getTypeName(), "", "something else"));
    }
}
