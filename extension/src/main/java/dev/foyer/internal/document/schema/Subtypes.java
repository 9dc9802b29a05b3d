// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document.schema;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import jakarta.json.bind.annotation.JsonbTypeInfo;

/** Finds the subtypes that data may have, and the properties that distinguish them. */
final class Subtypes {

    private Subtypes() {}

    /** Returns the subtypes that a value of a type may have. */
    static Optional<JsonbTypeInfo> of(Class<?> type) {
        return Optional.ofNullable(type.getAnnotation(JsonbTypeInfo.class));
    }

    /** Returns the names and values that distinguish a class from other subtypes of its supertypes. */
    private static Map<String, String> tags(Class<?> type) {
        var found = new TreeMap<String, String>();
        for (Class<?> above = type; above != null; above = above.getSuperclass()) {
            Stream.concat(Stream.of(above), Stream.of(above.getInterfaces()))
                    .filter(supertype -> supertype != type)
                    .flatMap(supertype -> of(supertype).stream())
                    .forEach(info -> Stream.of(info.value())
                            .filter(subtype -> subtype.type() == type)
                            .forEach(subtype -> found.put(info.key(), subtype.alias())));
        }
        return found;
    }

    /** Adds the property that identifies a subtype: JSON-B writes it even if the subtype itself is declared. */
    static Schema tagged(Schema schema, Class<?> raw, Direction direction) {
        tags(raw)
                .forEach((key, alias) -> schema.property(
                        key, Schema.of("string").with("const", alias), direction == Direction.TO_CLIENT));
        return schema;
    }

    /** Returns the schema of a subtype where a supertype is declared. The property that identifies it comes first. */
    static Schema tagged(Schema schema, String key, String alias) {
        Schema tagged = Schema.of("object").property(key, Schema.of("string").with("const", alias), true);
        schema.properties()
                .forEach((name, part) ->
                        tagged.property(name, part, schema.required().contains(name)));
        return tagged;
    }
}
