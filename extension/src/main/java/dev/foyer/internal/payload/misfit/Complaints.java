// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload.misfit;

import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;

/** Describes the fault of a part in words that never contain its value. */
final class Complaints {

    private static final String UNFIT_NUMBER = "is a number that does not fit";

    private Complaints() {}

    /**
     * Finds faults that JSON-B accepts although it must not, or refuses without a reason: a number beyond its type or
     * all bounds, a missing number, or another kind of JSON than the application asks for.
     */
    static Optional<String> beforeBinding(Part part) {
        JsonValue value = part.value();
        Class<?> type = part.raw();
        if (value == JsonValue.NULL) {
            return type.isPrimitive() ? Optional.of("must not be null") : Optional.empty();
        }
        if (part.isCustom()) {
            return Optional.empty();
        }
        if (value instanceof JsonNumber number && !Numbers.fits(number, type)) {
            return Optional.of(UNFIT_NUMBER);
        }
        if (JsonValue.class.isAssignableFrom(type)) {
            return type.isInstance(value) ? Optional.empty() : Optional.of(of(part));
        }
        if (value instanceof JsonString text && isNumber(type)) {
            return Numbers.isBeyond(text.getString(), type)
                    ? Optional.of(UNFIT_NUMBER)
                    : Numbers.isNone(text.getString(), type) ? Optional.of("must be a number") : Optional.empty();
        }
        return Optional.empty();
    }

    /** Describes the fault of a part that cannot be bound. */
    static String of(Part part) {
        JsonValue value = part.value();
        Class<?> type = boxed(part.raw());
        if (type == JsonObject.class) {
            return "must be an object";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return value instanceof JsonArray ? "is not valid" : "must be an array";
        }
        if (Map.class.isAssignableFrom(type)) {
            return value instanceof JsonStructure ? "is not valid" : "must be an object";
        }
        if (isNumber(type)) {
            return value instanceof JsonNumber ? UNFIT_NUMBER : "must be a number";
        }
        if (type == Boolean.class) {
            return "must be true or false";
        }
        if (CharSequence.class.isAssignableFrom(type) || type == JsonString.class) {
            return "must be a string";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .collect(Collectors.joining(", ", "must be one of [", "]"));
        }
        if (type == JsonStructure.class) {
            return "must be an object or an array";
        }
        if (type.getName().startsWith("java.")) {
            return "must be a valid " + type.getSimpleName();
        }
        return value instanceof JsonObject ? "is not valid" : "must be an object";
    }

    /** Tests whether a value has the plainest form of its type, so that JSON-B need not be asked. */
    static boolean isPlain(Part part) {
        JsonValue value = part.value();
        Class<?> type = boxed(part.raw());
        return !part.isCustom()
                && ((value instanceof JsonString && type == String.class)
                        || (value instanceof JsonNumber && Number.class.isAssignableFrom(type) && isNumber(type))
                        || ((value == JsonValue.TRUE || value == JsonValue.FALSE) && type == Boolean.class));
    }

    static boolean isNumber(Class<?> type) {
        Class<?> boxed = boxed(type);
        return Number.class.isAssignableFrom(boxed)
                || boxed == JsonNumber.class
                || boxed == OptionalInt.class
                || boxed == OptionalLong.class
                || boxed == OptionalDouble.class;
    }

    private static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }
}
