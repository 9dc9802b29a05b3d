// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload.misfit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

import dev.foyer.internal.payload.name.JsonNames;
import dev.foyer.internal.payload.name.JsonPaths;
import dev.foyer.internal.types.Generics;
import dev.foyer.internal.types.TypeVariables;
import dev.foyer.internal.wire.Violation;

/** Splits data into parts along its type: finds the JSON of each property, element or entry. Safe for any thread. */
public final class JsonParts {

    private static final List<Class<? extends Annotation>> CUSTOM = List.of(
            JsonbDateFormat.class, JsonbNumberFormat.class, JsonbTypeAdapter.class, JsonbTypeDeserializer.class);

    private final JsonNames names;
    private final JsonBuilderFactory builders = Json.createBuilderFactory(null);

    public JsonParts(JsonNames names) {
        this.names = names;
    }

    /** Returns the parts of a part, lazily: none if its form is not that of its type, or if the type has none. */
    Stream<Part> of(Part whole) {
        Class<?> raw = whole.raw();
        if (whole.isCustom() || isCustom(raw) || JsonValue.class.isAssignableFrom(raw)) {
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
            return object.entrySet().stream()
                    .map(entry -> new Part(join(whole, entry.getKey()), entry.getValue(), type));
        }
        JsonbTypeInfo info = raw.getAnnotation(JsonbTypeInfo.class);
        if (info == null) {
            return properties(whole, object, whole.type());
        }
        return subtype(info, object).stream().flatMap(subtype -> properties(whole, object, subtype.type()));
    }

    /** Tests whether a part consists of other parts that can be examined. */
    static boolean isTakenApart(Part part) {
        Class<?> raw = part.raw();
        boolean list = raw.isArray() || Collection.class.isAssignableFrom(raw);
        boolean map = Map.class.isAssignableFrom(raw);
        boolean fitting = part.value() instanceof JsonObject
                ? map || (!list && !isPlatform(raw))
                : part.value() instanceof JsonArray && (map || list);
        return !part.isCustom()
                && !isCustom(raw)
                && !JsonValue.class.isAssignableFrom(raw)
                && (raw == Optional.class || fitting);
    }

    private Optional<Part> property(Part whole, JsonObject object, Type owner, Field field) {
        String name = names.in(object, names.of(field.getDeclaringClass(), field.getName()));
        JsonValue value = object.get(name);
        return value == null ? Optional.empty() : Optional.of(property(whole, name, value, owner, field));
    }

    private Part property(Part whole, String name, JsonValue value, Type owner, Field field) {
        String path = join(whole, name);
        Type type = TypeVariables.resolve(field.getGenericType(), owner);
        if (value == JsonValue.NULL || !isCustom(field)) {
            return new Part(path, value, type);
        }
        return new Part(
                path,
                value,
                type,
                builders.createObjectBuilder().add(name, value).build(),
                owner);
    }

    /** Tests whether the application defines how a property is read. */
    static boolean isCustom(AnnotatedElement member) {
        return CUSTOM.stream().anyMatch(member::isAnnotationPresent);
    }

    /** Tests whether a field is part of the data. */
    static boolean isRead(Field field) {
        return !Modifier.isStatic(field.getModifiers())
                && !field.isSynthetic()
                && !field.isAnnotationPresent(JsonbTransient.class);
    }

    /** Returns the violation of a part that names no known subtype. */
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

    /** Returns the type that an object becomes, which the data itself may select. */
    static Type actual(Part part) {
        JsonbTypeInfo info = part.raw().getAnnotation(JsonbTypeInfo.class);
        return info != null && part.value() instanceof JsonObject object
                ? subtype(info, object).<Type>map(JsonbSubtype::type).orElse(part.type())
                : part.type();
    }

    private static String join(Part whole, String name) {
        return JsonPaths.append(new StringBuilder(whole.path()), name).toString();
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
        return fields(Generics.raw(type)).flatMap(field -> property(whole, object, type, field).stream());
    }

    /** Returns the fields that are part of the data of an application's class, inherited ones included. */
    static Stream<Field> fields(Class<?> type) {
        return Stream.<Class<?>>iterate(
                        type, declaring -> declaring != null && !isPlatform(declaring), Class::getSuperclass)
                .flatMap(declaring -> Stream.of(declaring.getDeclaredFields()))
                .filter(JsonParts::isRead);
    }

    /** Tests whether a class does not belong to the application. */
    static boolean isPlatform(Class<?> type) {
        return type.isPrimitive()
                || type.isArray()
                || type.getName().startsWith("java.")
                || type.getName().startsWith("jakarta.");
    }
}
