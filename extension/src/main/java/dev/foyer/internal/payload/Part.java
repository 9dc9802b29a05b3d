// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload;

import java.lang.reflect.Type;

import jakarta.json.JsonValue;

import dev.foyer.internal.types.Generics;

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
