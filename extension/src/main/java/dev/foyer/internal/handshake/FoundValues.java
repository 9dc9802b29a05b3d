// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake;

import java.util.List;

import dev.foyer.From.Source;
import dev.foyer.Handshake;
import dev.foyer.internal.model.handshake.HeaderComponent;
import org.jspecify.annotations.Nullable;

/** Holds the values of a component of a header schema, and the source that they came from. */
record FoundValues(Source source, List<String> values) {

    /** Returns the values from the first source that has some, or else the default. */
    static FoundValues of(HeaderComponent component, Handshake handshake) {
        for (Source source : component.sources()) {
            List<String> values = values(source, component.name(), handshake);
            if (!values.isEmpty()) {
                return new FoundValues(source, values);
            }
        }
        Source first = component.sources().iterator().next();
        return new FoundValues(first, component.fallback() == null ? List.of() : List.of(component.fallback()));
    }

    private static List<String> values(Source source, String name, Handshake handshake) {
        return switch (source) {
            case HEADER -> handshake.headers().getOrDefault(name, List.of());
            case QUERY -> handshake.query().getOrDefault(name, List.of());
            case COOKIE -> one(handshake.cookies().get(name));
            case PATH -> one(handshake.pathVariables().get(name));
        };
    }

    private static List<String> one(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }
}
