// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.type;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.foyer.UserId;

/** Provides facts about the types of user contexts. */
public final class UserTypes {

    private UserTypes() {}

    /** Returns the methods and fields of a type that are marked as the user's id, accessible. */
    public static List<Member> ids(Class<?> type) {
        return marked(type, UserId.class);
    }

    /** Returns the methods and fields of a type that have an annotation, accessible. */
    public static List<Member> marked(Class<?> type, Class<? extends Annotation> annotation) {
        var found = new ArrayList<Member>();
        for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
            for (Field field : declaring.getDeclaredFields()) {
                if (field.isAnnotationPresent(annotation)) {
                    field.setAccessible(true);
                    found.add(field);
                }
            }
        }
        boolean byField = !found.isEmpty(); // an annotated component annotates the field and the accessor of a record
        for (Method method : Methods.of(type)) {
            if (method.isAnnotationPresent(annotation) && !(byField && type.isRecord())) {
                method.setAccessible(true);
                found.add(method);
            }
        }
        return found;
    }

    /** Tests whether a user context can be a bean: a JDK type would satisfy injection points that mean another one. */
    public static boolean isInjectable(Class<?> type) {
        return !type.getName().startsWith("java.") && !type.isPrimitive() && !type.isArray();
    }

    /** Tests whether CDI can create a client proxy of a type (CDI 4.0, section 3.10). */
    public static boolean isProxyable(Class<?> type) {
        if (type.isInterface()) {
            return !type.isSealed();
        }
        return !Modifier.isFinal(type.getModifiers())
                && !type.isSealed()
                && Arrays.stream(type.getDeclaredConstructors()).anyMatch(UserTypes::isPlain)
                && Methods.of(type).stream().noneMatch(UserTypes::isFixed);
    }

    private static boolean isPlain(Constructor<?> constructor) {
        return constructor.getParameterCount() == 0 && !Modifier.isPrivate(constructor.getModifiers());
    }

    private static boolean isFixed(Method method) {
        int modifiers = method.getModifiers();
        return Modifier.isFinal(modifiers) && !Modifier.isPrivate(modifiers) && !Modifier.isStatic(modifiers);
    }
}
