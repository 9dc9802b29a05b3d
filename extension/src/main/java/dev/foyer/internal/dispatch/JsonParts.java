// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.dispatch;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.annotation.JsonbNumberFormat;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeDeserializer;
import jakarta.json.bind.annotation.JsonbTypeInfo;

import dev.foyer.internal.flow.Fault.Violation;

/** Takes data apart along its type: which part of the JSON goes to which property, element or entry. Safe for any thread. */
final class JsonParts {

    private static final List<Class<? extends Annotation>> CUSTOM = List.of(
            JsonbDateFormat.class, JsonbNumberFormat.class, JsonbTypeAdapter.class, JsonbTypeDeserializer.class);

    private final JsonNames names;
    private final JsonBuilderFactory builders = Json.createBuilderFactory(null);

    JsonParts(JsonNames names) {
        this.names = names;
    }

    /**
     * A part of the data.
     *
     * @param path where it is
     * @param value what was sent
     * @param type what it is to become
     * @param tried what JSON-B is to be given to see whether it fits: the value, or an object that only has this property, if the
     *     property has annotations that say how it is read
     * @param as the type of that
     */
    record Part(String path, JsonValue value, Type type, JsonValue tried, Type as) {

        Part(String path, JsonValue value, Type type) {
            this(path, value, type, value, type);
        }

        /** Whether the application says how it is read, so that only JSON-B can tell whether it fits. */
        boolean isCustom() {
            return tried != value;
        }

        Class<?> raw() {
            return Generics.raw(type);
        }
    }

    /** The parts of a part; none if it has another form than its type, or a type that has no parts. */
    List<Part> of(Part whole) {
        Class<?> raw = whole.raw();
        if (whole.isCustom()) {
            return List.of();
        }
        if (raw == Optional.class) {
            return List.of(new Part(whole.path(), whole.value(), Generics.argument(whole.type(), 0)));
        }
        if (whole.value() instanceof JsonArray array) {
            return elements(whole, array);
        }
        if (!(whole.value() instanceof JsonObject object)) {
            return List.of();
        }
        if (Map.class.isAssignableFrom(raw)) {
            Type type = Generics.argument(whole.type(), 1);
            return object.entrySet().stream()
                    .map(entry -> new Part(join(whole, entry.getKey()), entry.getValue(), type))
                    .toList();
        }
        JsonbTypeInfo info = raw.getAnnotation(JsonbTypeInfo.class);
        if (info == null) {
            return properties(whole, object, whole.type());
        }
        return subtype(info, object)
                .map(subtype -> properties(whole, object, subtype.type()))
                .orElse(List.of());
    }

    private Part property(Part whole, JsonObject object, Type owner, Field field) {
        String name = names.in(object, names.of(field.getDeclaringClass(), field.getName()));
        JsonValue value = object.getOrDefault(name, JsonValue.NULL);
        String path = join(whole, name);
        Type type = Generics.resolve(field.getGenericType(), owner);
        if (value == JsonValue.NULL || CUSTOM.stream().noneMatch(field::isAnnotationPresent)) {
            return new Part(path, value, type);
        }
        return new Part(
                path,
                value,
                type,
                builders.createObjectBuilder().add(name, value).build(),
                owner);
    }

    private static boolean isRead(Field field) {
        return !Modifier.isStatic(field.getModifiers())
                && !field.isSynthetic()
                && !field.isAnnotationPresent(JsonbTransient.class);
    }

    /** What is wrong with the part that says of which subtype another part is. */
    Optional<Violation> unknownSubtype(Part part) {
        JsonbTypeInfo info = part.raw().getAnnotation(JsonbTypeInfo.class);
        if (info == null
                || !(part.value() instanceof JsonObject object)
                || subtype(info, object).isPresent()) {
            return Optional.empty();
        }
        String known = Arrays.stream(info.value()).map(JsonbSubtype::alias).collect(Collectors.joining(", "));
        return Optional.of(new Violation(join(part, info.key()), "must be one of [" + known + "]"));
    }

    private static Optional<JsonbSubtype> subtype(JsonbTypeInfo info, JsonObject object) {
        String alias = object.get(info.key()) instanceof JsonString text ? text.getString() : "";
        return Arrays.stream(info.value())
                .filter(known -> known.alias().equals(alias))
                .findFirst();
    }

    private static String join(Part whole, String name) {
        return JsonPaths.append(new StringBuilder(whole.path()), name).toString();
    }

    private static List<Part> elements(Part whole, JsonArray array) {
        Class<?> raw = whole.raw();
        if (!raw.isArray() && !Collection.class.isAssignableFrom(raw)) {
            return List.of();
        }
        Type type = raw.isArray() ? Generics.element(whole.type()) : Generics.argument(whole.type(), 0);
        var elements = new ArrayList<Part>(array.size());
        for (int i = 0; i < array.size(); i++) {
            elements.add(new Part(whole.path() + "[" + i + "]", array.get(i), type));
        }
        return elements;
    }

    private List<Part> properties(Part whole, JsonObject object, Type type) {
        var properties = new ArrayList<Part>();
        for (Class<?> declaring = Generics.raw(type);
                declaring != null && !declaring.getName().startsWith("java.");
                declaring = declaring.getSuperclass()) {
            for (Field field : declaring.getDeclaredFields()) {
                if (isRead(field)) {
                    properties.add(property(whole, object, type, field));
                }
            }
        }
        return properties;
    }
}
