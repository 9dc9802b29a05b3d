// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.state.value;

import java.io.StringReader;
import java.util.Map;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;

/** Reads and makes JSON objects. */
final class Json {

    /** How deep a value may be nested. */
    static final int MAX_DEPTH = 100;

    private static final JsonReaderFactory READERS = JsonProvider.provider().createReaderFactory(Map.of());
    private static final JsonBuilderFactory BUILDERS = JsonProvider.provider().createBuilderFactory(Map.of());

    private Json() {}

    static JsonObjectBuilder object() {
        return BUILDERS.createObjectBuilder();
    }

    /**
     * Reads an object.
     *
     * @throws IllegalArgumentException if the text is none, or is nested too deeply
     */
    static JsonObject read(String text) {
        if (depth(text) > MAX_DEPTH) { // before a parser takes it, which may recurse
            throw new IllegalArgumentException("It is nested more than " + MAX_DEPTH + " levels deep.");
        }
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonException | IllegalStateException | ClassCastException other) {
            throw new IllegalArgumentException("It is no JSON object.", other);
        }
    }

    private static int depth(String text) {
        int deepest = 0;
        int depth = 0;
        boolean string = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (string) {
                i += c == '\\' ? 1 : 0;
                string = c != '"';
            } else if (c == '{' || c == '[') {
                depth++;
                deepest = Math.max(deepest, depth);
            } else if (c == '}' || c == ']') {
                depth--;
            } else {
                string = c == '"';
            }
        }
        return deepest;
    }

    /** Returns an object without members that are {@code null}: the same one, if it has none. */
    static JsonObject withoutNulls(JsonObject object) {
        return hasNulls(object) ? (JsonObject) stripped(object) : object;
    }

    private static boolean hasNulls(JsonValue value) {
        if (value instanceof JsonObject object) {
            return object.values().stream().anyMatch(member -> member == JsonValue.NULL || hasNulls(member));
        }
        return value instanceof JsonArray array && array.stream().anyMatch(Json::hasNulls);
    }

    private static JsonValue stripped(JsonValue value) {
        if (value instanceof JsonObject object) {
            JsonObjectBuilder result = object();
            object.forEach((name, member) -> {
                if (member != JsonValue.NULL) {
                    result.add(name, stripped(member));
                }
            });
            return result.build();
        }
        if (value instanceof JsonArray array) {
            JsonArrayBuilder result = BUILDERS.createArrayBuilder();
            array.forEach(element -> result.add(stripped(element)));
            return result.build();
        }
        return value;
    }
}
