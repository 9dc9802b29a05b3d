// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload.name;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

import jakarta.json.JsonObject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import jakarta.json.bind.annotation.JsonbProperty;

/**
 * Knows the names of properties in JSON: the name in {@code @JsonbProperty}, else the Java name as the naming strategy
 * of the current {@code Jsonb} changes it. Safe for any thread.
 */
public final class JsonNames {

    private final NamingStrategy strategy;

    public JsonNames(Jsonb jsonb) {
        this(NamingStrategy.of(jsonb));
    }

    private JsonNames(NamingStrategy strategy) {
        this.strategy = strategy;
    }

    /** Returns the names of a {@code Jsonb} without configuration, or the Java names if there is no implementation. */
    public static JsonNames ofDefault() {
        try {
            return new JsonNames(JsonbBuilder.create());
        } catch (JsonbException | LinkageError none) {
            return new JsonNames(NamingStrategy.NONE);
        }
    }

    /** Returns the JSON name of a property of a class. */
    public String of(Class<?> type, String property) {
        for (AnnotatedElement member : members(type, property)) {
            JsonbProperty annotation = member.getAnnotation(JsonbProperty.class);
            if (annotation != null && !annotation.value().isEmpty()) {
                return annotation.value();
            }
        }
        return strategy.names().apply(property);
    }

    /** Returns a part's name as it is in an object, perhaps in another case, or the given name if it is not there. */
    public String in(JsonObject object, String name) {
        if (!strategy.ignoresCase() || object.containsKey(name)) {
            return name;
        }
        return object.keySet().stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElse(name);
    }

    private static List<AnnotatedElement> members(Class<?> type, String property) {
        var members = new ArrayList<AnnotatedElement>();
        String suffix = NamingStrategy.capitalized(property);
        for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
            for (Method method : declaring.getDeclaredMethods()) {
                boolean setter =
                        method.getParameterCount() == 1 && method.getName().equals("set" + suffix);
                if (setter || (method.getParameterCount() == 0 && isGetter(method.getName(), property, suffix))) {
                    members.add(setter ? 0 : members.size(), method);
                }
            }
            for (Field field : declaring.getDeclaredFields()) {
                if (field.getName().equals(property)) {
                    members.add(field);
                }
            }
        }
        return members;
    }

    private static boolean isGetter(String method, String property, String suffix) {
        return method.equals(property) || method.equals("get" + suffix) || method.equals("is" + suffix);
    }
}
