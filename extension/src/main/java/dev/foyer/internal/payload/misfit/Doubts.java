// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload.misfit;

import java.lang.reflect.Type;
import java.util.List;

import jakarta.json.JsonValue;

import dev.foyer.internal.types.Generics;

/**
 * The kinds of data in a type that JSON-B may pass to the application as something else than it asks for.
 *
 * @param numbers whether the type contains numbers
 * @param json whether the type contains JSON objects, arrays and the like
 */
public record Doubts(boolean numbers, boolean json) {

    public static Doubts of(Type type) {
        List<Class<?>> types =
                DataTypes.of(type).stream().<Class<?>>map(Generics::raw).toList();
        return new Doubts(
                types.stream().anyMatch(Complaints::isNumber),
                types.stream().anyMatch(part -> JsonValue.class.isAssignableFrom(part) && part != JsonValue.class));
    }
}
