// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.state.value;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

/**
 * Makes and applies merge patches (RFC 7396) between objects in which no member is {@code null}. The time grows with
 * the size of the objects only. An array is one value: if it changes, all of it is in the patch.
 */
final class MergePatch {

    private MergePatch() {}

    /** Returns what makes one object of another; empty if they are equal. */
    static JsonObject between(JsonObject from, JsonObject to) {
        JsonObjectBuilder patch = Json.object();
        to.forEach((name, value) -> {
            JsonValue before = from.get(name);
            if (before instanceof JsonObject one && value instanceof JsonObject other) {
                JsonObject inner = between(one, other);
                if (!inner.isEmpty()) {
                    patch.add(name, inner);
                }
            } else if (!value.equals(before)) {
                patch.add(name, value);
            }
        });
        for (String name : from.keySet()) {
            if (!to.containsKey(name)) {
                patch.addNull(name);
            }
        }
        return patch.build();
    }

    /** Returns an object with a patch applied. */
    static JsonObject apply(JsonObject target, JsonObject patch) {
        JsonObjectBuilder result = Json.object();
        target.forEach((name, value) -> {
            JsonValue change = patch.get(name);
            if (change == null) {
                result.add(name, value);
            } else if (change != JsonValue.NULL) {
                result.add(name, changed(value, change));
            }
        });
        patch.forEach((name, change) -> {
            if (change != JsonValue.NULL && !target.containsKey(name)) {
                result.add(name, changed(JsonValue.NULL, change));
            }
        });
        return result.build();
    }

    private static JsonValue changed(JsonValue before, JsonValue change) {
        if (!(change instanceof JsonObject patch)) {
            return change;
        }
        return apply(before instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT, patch);
    }
}
