// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document.schema;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Finds the properties of a class that is not a record: its public fields, and those with a getter or setter. */
final class BeanMembers {

    private BeanMembers() {}

    /** Returns the properties by name, as JSON-B writes them. */
    static Map<String, Property> of(Class<?> type) {
        var all = new TreeMap<String, Property>();
        for (Method method : type.getMethods()) {
            String name = propertyName(method);
            if (!name.isEmpty()) {
                add(
                        all,
                        name,
                        method.getParameterCount() == 0
                                ? method.getAnnotatedReturnType()
                                : method.getAnnotatedParameterTypes()[0],
                        method);
            }
        }
        for (Class<?> declaring = type;
                declaring != null && declaring != Object.class;
                declaring = declaring.getSuperclass()) {
            for (Field field : declaring.getDeclaredFields()) {
                int modifiers = field.getModifiers();
                boolean hidden = Modifier.isStatic(modifiers) || Modifier.isTransient(modifiers) || field.isSynthetic();
                if (!hidden && (Modifier.isPublic(modifiers) || all.containsKey(field.getName()))) {
                    add(all, field.getName(), field.getAnnotatedType(), field);
                }
            }
        }
        return all;
    }

    private static void add(Map<String, Property> all, String name, AnnotatedType type, AnnotatedElement member) {
        Property known = all.computeIfAbsent(name, key -> new Property(key, type, new ArrayList<>()));
        known.members().add(member);
    }

    /** Returns the property that a method gets or sets, or an empty text if it does neither. */
    private static String propertyName(Method method) {
        if (Modifier.isStatic(method.getModifiers())
                || method.getDeclaringClass() == Object.class
                || method.isBridge()) {
            return "";
        }
        int parameters = method.getParameterCount();
        boolean gets = parameters == 0 && method.getReturnType() != void.class;
        String start = gets ? method.getName().startsWith("is") ? "is" : "get" : "set";
        boolean named = method.getName().startsWith(start) && method.getName().length() > start.length();
        if (!named || (!gets && parameters != 1)) {
            return "";
        }
        return decapitalized(method.getName().substring(start.length()));
    }

    /** Does as Yasson does: a name that starts with two capitals, such as {@code URL}, stays as it is. */
    private static String decapitalized(String name) {
        boolean acronym =
                name.length() > 1 && Character.isUpperCase(name.charAt(0)) && Character.isUpperCase(name.charAt(1));
        return acronym ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
