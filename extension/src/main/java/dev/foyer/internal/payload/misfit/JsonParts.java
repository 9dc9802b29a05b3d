// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload.misfit;

import java.lang.reflect.Field;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbTypeInfo;

import dev.foyer.internal.payload.name.JsonNames;
import dev.foyer.internal.types.Generics;
import dev.foyer.internal.types.TypeVariables;

/** Splits data into parts along its type: finds the JSON of each property, element or entry. Safe for any thread. */
public final class JsonParts {

    private final JsonNames names;
    private final JsonBuilderFactory builders = Json.createBuilderFactory(null);

    public JsonParts(JsonNames names) {
        this.names = names;
    }

    /** Returns the parts of a part, lazily: none if its form is not that of its type, or if the type has none. */
    Stream<Part> of(Part whole) {
        Class<?> raw = whole.raw();
        if (whole.isCustom() || DataFields.isCustom(raw) || JsonValue.class.isAssignableFrom(raw)) {
            return Stream.of();
        }
        if (raw == Optional.class) {
            return Stream.of(new Part(whole.path(), whole.value(), Generics.argument(whole.type(), 0)));
        }
        if (whole.value() instanceof JsonArray array) {
            return Map.class.isAssignableFrom(raw) ? entries(whole, array) : elements(whole, array);
        }
        if (!(whole.value() instanceof JsonObject object)) {
            return Stream.of();
        }
        if (Map.class.isAssignableFrom(raw)) {
            Type type = TypeVariables.argument(whole.type(), Map.class, 1);
            return object.entrySet().stream().map(entry -> new Part(whole.at(entry.getKey()), entry.getValue(), type));
        }
        JsonbTypeInfo info = raw.getAnnotation(JsonbTypeInfo.class);
        if (info == null) {
            return properties(whole, object, whole.type());
        }
        return JsonSubtypes.of(info, object).stream().flatMap(subtype -> properties(whole, object, subtype.type()));
    }

    /** Tests whether a part consists of other parts that can be examined. */
    static boolean isTakenApart(Part part) {
        Class<?> raw = part.raw();
        boolean list = raw.isArray() || Collection.class.isAssignableFrom(raw);
        boolean map = Map.class.isAssignableFrom(raw);
        boolean fitting = part.value() instanceof JsonObject
                ? map || (!list && !DataFields.isPlatform(raw))
                : part.value() instanceof JsonArray && (map || list);
        return !part.isCustom()
                && !DataFields.isCustom(raw)
                && !JsonValue.class.isAssignableFrom(raw)
                && (raw == Optional.class || fitting);
    }

    private Optional<Part> property(Part whole, JsonObject object, Type owner, Field field) {
        String name = names.in(object, names.of(field.getDeclaringClass(), field.getName()));
        JsonValue value = object.get(name);
        return value == null ? Optional.empty() : Optional.of(property(whole, name, value, owner, field));
    }

    private Part property(Part whole, String name, JsonValue value, Type owner, Field field) {
        String path = whole.at(name);
        Type type = TypeVariables.resolve(field.getGenericType(), owner);
        if (value == JsonValue.NULL || !DataFields.isCustom(field)) {
            return new Part(path, value, type);
        }
        return new Part(
                path,
                value,
                type,
                builders.createObjectBuilder().add(name, value).build(),
                owner);
    }

    private static Stream<Part> elements(Part whole, JsonArray array) {
        Class<?> raw = whole.raw();
        if (!raw.isArray() && !Collection.class.isAssignableFrom(raw)) {
            return Stream.of();
        }
        Type type = raw.isArray()
                ? Generics.element(whole.type())
                : TypeVariables.argument(whole.type(), Collection.class, 0);
        return IntStream.range(0, array.size())
                .mapToObj(i -> new Part(whole.path() + "[" + i + "]", array.get(i), type));
    }

    /** Returns the parts of a map whose keys are not strings in JSON. Each entry is an object. */
    private static Stream<Part> entries(Part whole, JsonArray array) {
        Type key = TypeVariables.argument(whole.type(), Map.class, 0);
        Type value = TypeVariables.argument(whole.type(), Map.class, 1);
        return IntStream.range(0, array.size()).boxed().flatMap(i -> {
            String path = whole.path() + "[" + i + "]";
            return array.get(i) instanceof JsonObject entry
                    ? Stream.of(
                            new Part(path + ".key", entry.getOrDefault("key", JsonValue.NULL), key),
                            new Part(path + ".value", entry.getOrDefault("value", JsonValue.NULL), value))
                    : Stream.of();
        });
    }

    private Stream<Part> properties(Part whole, JsonObject object, Type type) {
        return DataFields.fields(Generics.raw(type)).flatMap(field -> property(whole, object, type, field).stream());
    }
}
