// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.type;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the methods that a class declares or inherits, and names them. */
public final class Methods {

    private Methods() {}

    /** Returns the methods of a class, its superclasses and interfaces that are not overridden. */
    public static List<Method> of(Class<?> type) {
        var methods = new ArrayList<Method>();
        var overridden = new HashSet<String>();
        for (Class<?> declaring : declaring(type)) {
            Method[] declared = declaring.getDeclaredMethods();
            Arrays.sort(declared, Comparator.comparing(Method::toString)); // the JVM has no fixed order
            for (Method method : declared) {
                if (!method.isSynthetic()
                        && (method.isDefault() || !declaring.isInterface())
                        && (!isInherited(method) || !overridden.contains(signature(method)))) {
                    methods.add(method);
                }
            }
            for (Method method : declared) {
                if (isInherited(method) && (!method.isBridge() || overridesGeneric(method, declared))) {
                    overridden.add(signature(method));
                }
            }
        }
        return methods;
    }

    /** Returns the types that declare a class's methods, overriding before overridden: classes, then interfaces. */
    public static Set<Class<?>> declaring(Class<?> type) {
        var superclasses = new LinkedHashSet<Class<?>>();
        for (Class<?> next = type; next != null && next != Object.class; next = next.getSuperclass()) {
            superclasses.add(next);
        }
        var all = new LinkedHashSet<>(superclasses);
        superclasses.forEach(next -> addInterfaces(next, all));
        return all;
    }

    /** Returns the name of a method with its class, for messages to people. */
    public static String name(Method method) {
        return method.getDeclaringClass().getName() + "." + method.getName();
    }

    private static void addInterfaces(Class<?> type, Set<Class<?>> all) {
        for (Class<?> implemented : type.getInterfaces()) {
            all.add(implemented);
            addInterfaces(implemented, all);
        }
    }

    private static boolean isInherited(Method method) {
        return !Modifier.isPrivate(method.getModifiers()) && !Modifier.isStatic(method.getModifiers());
    }

    private static String signature(Method method) {
        return method.getName() + Arrays.toString(method.getParameterTypes());
    }

    /** Tests whether a bridge stands for a method beside it, and not for one of a non-public superclass. */
    private static boolean overridesGeneric(Method bridge, Method[] declared) {
        return Arrays.stream(declared)
                .anyMatch(method -> !method.isBridge()
                        && method.getName().equals(bridge.getName())
                        && method.getParameterCount() == bridge.getParameterCount());
    }
}
