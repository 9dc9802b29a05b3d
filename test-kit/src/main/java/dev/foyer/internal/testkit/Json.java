// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit;

import java.io.StringReader;
import java.util.Optional;

import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.spi.JsonProvider;

import org.jspecify.annotations.Nullable;

/** Reads and writes JSON as a client does, with the application's own JSON-B for its types. */
public final class Json {

    private static final JsonProvider PROVIDER = JsonProvider.provider();
    private final Jsonb jsonb;

    Json(Jsonb jsonb) {
        this.jsonb = jsonb;
    }

    /** Reads a text, or returns empty if it is no JSON. */
    public Optional<JsonValue> parse(String text) {
        try (JsonReader reader = PROVIDER.createReader(new StringReader(text))) {
            return Optional.of(reader.readValue());
        } catch (JsonException none) {
            return Optional.empty();
        }
    }

    /** Reads a value as a type. */
    public <T> T read(JsonValue value, Class<T> type) {
        return jsonb.fromJson(value.toString(), type);
    }

    /**
     * Writes the frame of an event.
     *
     * @param id the id of its call, or {@code null} if it asks for no reply
     */
    public String event(String name, @Nullable Object data, @Nullable String id) {
        var frame = new StringBuilder("{\"event\":").append(PROVIDER.createValue(name));
        if (data != null) {
            frame.append(",\"data\":").append(data instanceof JsonValue json ? json.toString() : jsonb.toJson(data));
        }
        if (id != null) {
            frame.append(",\"id\":").append(id);
        }
        return frame.append('}').toString();
    }

    /**
     * Writes the frame of new credentials.
     *
     * @param id asks for a reply
     */
    public String bearer(String token, String id) {
        return "{\"bearer\":" + PROVIDER.createValue(token) + ",\"id\":" + id + '}';
    }
}
