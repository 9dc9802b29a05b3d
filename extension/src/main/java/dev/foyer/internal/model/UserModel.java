// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

/**
 * Describes the user context of an endpoint.
 *
 * @param type its type
 * @param id the method or field that holds the user's id, accessible; {@code null} if there is none
 */
public record UserModel(Class<?> type, @Nullable Member id) {

    /** Returns the id of a user, or {@code null} if the user has none. */
    public @Nullable String idOf(Object user) throws ReflectiveOperationException {
        Object value = null;
        if (id instanceof Method method) {
            value = method.invoke(user);
        } else if (id instanceof Field field) {
            value = field.get(user);
        }
        return value == null ? null : value.toString();
    }
}
