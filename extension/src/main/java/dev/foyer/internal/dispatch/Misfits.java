// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.dispatch;

import java.io.StringReader;
import java.lang.invoke.MethodType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;

import dev.foyer.internal.dispatch.JsonParts.Part;
import dev.foyer.internal.flow.Fault;
import dev.foyer.internal.flow.Fault.Violation;

/**
 * Says where data does not fit its type. JSON-B only throws, with a text that may hold the data; so each part is tried alone, from
 * the outside in, until the one that does not fit is found. Only runs for data that does not fit, or may not.
 */
final class Misfits {

    private final Jsonb jsonb;
    private final JsonParts parts;
    private final JsonReaderFactory readers =
            Json.createReaderFactory(null); // Json.createReader looks its provider up each time

    Misfits(Jsonb jsonb, JsonParts parts) {
        this.jsonb = jsonb;
        this.parts = parts;
    }

    /** What is wrong with data that JSON-B refuses; at least one violation. */
    List<Violation> find(String data, Type type) {
        var found = new ArrayList<Violation>();
        try {
            find(new Part("", read(data), type), found);
        } catch (RuntimeException unreadable) { // such as a number out of all bounds
            found.add(new Violation("", "cannot be read"));
        }
        return found;
    }

    /** The whole numbers of data that JSON-B accepts, but changes, as they are too large for their type or have a fraction. */
    List<Violation> findNumbers(String data, Type type) {
        if (!Numbers.mayNotFit(data)) {
            return List.of();
        }
        var found = new ArrayList<Violation>();
        try {
            findNumbers(new Part("", read(data), type), found);
        } catch (RuntimeException unreadable) {
            found.add(new Violation("", "cannot be read"));
        }
        return found;
    }

    private JsonValue read(String data) {
        try (JsonReader reader = readers.createReader(new StringReader(data))) {
            return reader.readValue();
        }
    }

    private void find(Part part, List<Violation> found) {
        if (found.size() >= Fault.MAX_VIOLATIONS || fits(part)) {
            return;
        }
        int before = found.size();
        parts.unknownSubtype(part).ifPresent(found::add);
        parts.of(part).forEach(inner -> find(inner, found));
        if (found.size() == before) {
            found.add(new Violation(part.path(), complaint(part)));
        }
    }

    private void findNumbers(Part part, List<Violation> found) {
        if (isBeyond(part)) {
            found.add(new Violation(part.path(), complaint(part)));
        } else if (found.size() < Fault.MAX_VIOLATIONS) {
            parts.of(part).forEach(inner -> findNumbers(inner, found));
        }
    }

    private static boolean isBeyond(Part part) {
        return !part.isCustom() && part.value() instanceof JsonNumber number && !Numbers.fits(number, part.raw());
    }

    private boolean fits(Part part) {
        if (part.value() == JsonValue.NULL) {
            return true;
        }
        if (isBeyond(part)) {
            return false;
        }
        try {
            jsonb.fromJson(part.tried().toString(), part.as());
            return true;
        } catch (RuntimeException misfit) { // Yasson throws more than JsonbException
            return false;
        }
    }

    private static String complaint(Part part) {
        JsonValue value = part.value();
        Class<?> boxed = MethodType.methodType(part.raw()).wrap().returnType();
        if (Collection.class.isAssignableFrom(boxed) || boxed.isArray()) {
            return value instanceof JsonArray ? "is not valid" : "must be an array";
        }
        if (Number.class.isAssignableFrom(boxed)) {
            return value instanceof JsonNumber ? "is a number that does not fit" : "must be a number";
        }
        if (boxed == Boolean.class) {
            return "must be true or false";
        }
        if (CharSequence.class.isAssignableFrom(boxed)) {
            return "must be a text";
        }
        if (boxed.isEnum()) {
            return Arrays.stream(boxed.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .collect(Collectors.joining(", ", "must be one of [", "]"));
        }
        if (boxed.getName().startsWith("java.") && !Map.class.isAssignableFrom(boxed)) {
            return "must be a valid " + boxed.getSimpleName();
        }
        return value instanceof JsonObject ? "is not valid" : "must be an object";
    }
}
