// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload.misfit;

import java.lang.reflect.Type;

import jakarta.json.JsonValue;

import dev.foyer.internal.payload.name.JsonPaths;
import dev.foyer.internal.types.Generics;

/**
 * A part of the data.
 *
 * @param path its place in the data
 * @param value the value that was sent
 * @param type the type to bind it to
 * @param tried the JSON to give to JSON-B to see whether the part fits: the value, or an object with only this property
 *     if the property has annotations that define how it is read
 * @param as the type of {@code tried}
 */
record Part(String path, JsonValue value, Type type, JsonValue tried, Type as) {

    Part(String path, JsonValue value, Type type) {
        this(path, value, type, value, type);
    }

    /** Tests whether the application defines how the part is read, so that only JSON-B can tell whether it fits. */
    boolean isCustom() {
        return tried != value;
    }

    Class<?> raw() {
        return Generics.raw(type);
    }

    /** Returns the place of a property or entry of this part. */
    String at(String name) {
        return JsonPaths.append(new StringBuilder(path), name).toString();
    }
}
