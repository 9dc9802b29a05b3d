// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload.name;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** Reads properties of objects, whatever access they allow. */
final class PropertyValues {

    private PropertyValues() {}

    /** Returns the value of a property, or {@code null} if it cannot be read. */
    static @Nullable Object of(Object owner, String property) {
        String suffix = property.substring(0, 1).toUpperCase(Locale.ROOT) + property.substring(1);
        try {
            for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    if (field.getName().equals(property) && open(field)) {
                        return field.get(owner);
                    }
                }
                for (Method method : type.getDeclaredMethods()) {
                    if (method.getParameterCount() == 0 && method.getName().equals("get" + suffix) && open(method)) {
                        return method.invoke(owner);
                    }
                }
            }
        } catch (ReflectiveOperationException unreadable) {
            return null; // the names below it stay as in Java
        }
        return null;
    }

    private static boolean open(AccessibleObject member) {
        return member.trySetAccessible();
    }
}
