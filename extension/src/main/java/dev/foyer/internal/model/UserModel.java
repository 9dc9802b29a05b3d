// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Describes the user context of an endpoint. Each member is a method or field, accessible, or {@code null} if there is
 * none.
 *
 * @param type its type
 * @param id the member that holds the user's id
 * @param roles the member that holds the user's roles
 * @param expires the member that says when the user's credentials expire
 */
public record UserModel(
        Class<?> type,
        @Nullable Member id,
        @Nullable Member roles,
        @Nullable Member expires) {

    /** Describes a user context that says nothing of the user's rights. */
    public UserModel(Class<?> type, @Nullable Member id) {
        this(type, id, null, null);
    }

    /** Returns the id of a user, or {@code null} if the user has none. */
    public @Nullable String idOf(Object user) throws ReflectiveOperationException {
        Object value = value(id, user);
        return value == null ? null : value.toString();
    }

    /** Returns what a user may do, as far as the user context says so. */
    public UserRights rightsOf(Object user) throws ReflectiveOperationException {
        if (roles == null && expires == null) { // mostly
            return UserRights.NONE;
        }
        Object named = value(roles, user);
        return new UserRights(named == null ? null : texts(named), (Instant) value(expires, user));
    }

    private static Set<String> texts(Object named) {
        Stream<?> all = named instanceof Collection<?> several ? several.stream() : Arrays.stream((Object[]) named);
        return all.map(Object::toString).collect(Collectors.toSet());
    }

    private static @Nullable Object value(@Nullable Member member, Object user) throws ReflectiveOperationException {
        if (member instanceof Method method) {
            return method.invoke(user);
        }
        return member instanceof Field field ? field.get(user) : null;
    }
}
