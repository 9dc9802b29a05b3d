// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import jakarta.json.JsonValue;

import dev.foyer.internal.testkit.Json;

/** Is the reply to an event. */
public final class Answer {

    private final JsonValue data;
    private final Json json;

    Answer(JsonValue data, Json json) {
        this.data = data;
        this.json = json;
    }

    /** Returns the reply as JSON; {@link JsonValue#NULL} if the handler returns nothing. */
    public JsonValue data() {
        return data;
    }

    /** Returns the reply as the type that the handler returned, or any other that JSON-B can read it into. */
    public <T> T as(Class<T> type) {
        return json.read(data, type);
    }

    @Override
    public String toString() {
        return data.toString();
    }
}
