// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload.name;

import java.io.StringReader;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import jakarta.json.bind.annotation.JsonbProperty;

/**
 * Knows the names of properties in JSON: the name in {@code @JsonbProperty}, else the Java name as the naming strategy
 * of the current {@code Jsonb} changes it. A {@code Jsonb} does not reveal its strategy, so one probe object is written
 * and compared with JSON-B's strategies. If none matches, names stay as they are in Java. Safe for any thread.
 */
public final class JsonNames {

    private static final String PROBE = "probeName";

    /** The strategies of JSON-B (section 4.2 of Jakarta JSON Binding 3.0). */
    private static final List<UnaryOperator<String>> STRATEGIES = List.of(
            name -> name,
            name -> spaced(name, '-').toLowerCase(Locale.ROOT),
            name -> spaced(name, '_').toLowerCase(Locale.ROOT),
            JsonNames::capitalized,
            name -> spaced(capitalized(name), ' '));

    private final UnaryOperator<String> strategy;
    private final boolean ignoresCase;

    public JsonNames(Jsonb jsonb) {
        String written = written(jsonb);
        this.strategy = STRATEGIES.stream()
                .filter(candidate -> candidate.apply(PROBE).equals(written))
                .findFirst()
                .orElse(UnaryOperator.identity());
        this.ignoresCase = ignoresCase(jsonb, written);
    }

    private JsonNames(UnaryOperator<String> strategy, boolean ignoresCase) {
        this.strategy = strategy;
        this.ignoresCase = ignoresCase;
    }

    /** Returns the names of a {@code Jsonb} without configuration, or the Java names if there is no implementation. */
    public static JsonNames ofDefault() {
        try {
            return new JsonNames(JsonbBuilder.create());
        } catch (JsonbException | LinkageError none) {
            return new JsonNames(UnaryOperator.identity(), false);
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
        return strategy.apply(property);
    }

    /** Returns a part's name as it is in an object, perhaps in another case, or the given name if it is not there. */
    public String in(JsonObject object, String name) {
        if (!ignoresCase || object.containsKey(name)) {
            return name;
        }
        return object.keySet().stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElse(name);
    }

    private static List<AnnotatedElement> members(Class<?> type, String property) {
        var members = new ArrayList<AnnotatedElement>();
        String suffix = capitalized(property);
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

    private static String written(Jsonb jsonb) {
        try (JsonReader reader = Json.createReader(new StringReader(jsonb.toJson(new NameProbe())))) {
            return reader.readObject().keySet().stream().findFirst().orElse(PROBE);
        } catch (RuntimeException unusual) { // the application's own Jsonb, which writes no such objects
            return PROBE;
        }
    }

    private static boolean ignoresCase(Jsonb jsonb, String written) {
        String other = written.equals(written.toUpperCase(Locale.ROOT))
                ? written.toLowerCase(Locale.ROOT)
                : written.toUpperCase(Locale.ROOT);
        try {
            NameProbe probe = jsonb.fromJson("{\"" + other + "\":\"y\"}", NameProbe.class);
            return probe != null && "y".equals(probe.probeName);
        } catch (RuntimeException unknown) { // a strict Jsonb
            return false;
        }
    }

    private static String capitalized(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** Inserts a separator between a small letter and a capital that follows it. */
    private static String spaced(String name, char between) {
        var text = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            if (i > 0 && Character.isUpperCase(name.charAt(i)) && Character.isLowerCase(name.charAt(i - 1))) {
                text.append(between);
            }
            text.append(name.charAt(i));
        }
        return text.toString();
    }
}
