// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake;

import java.util.List;

import jakarta.validation.Validator;

import dev.foyer.From.Source;
import dev.foyer.Handshake;
import dev.foyer.internal.model.handshake.HeaderComponent;
import dev.foyer.internal.model.handshake.HeaderSchema;
import org.jspecify.annotations.Nullable;

/** Creates the record of a header schema from a handshake, or collects all violations. Safe for any thread. */
final class HeaderBinder {

    private final Validator validator;

    HeaderBinder(Validator validator) {
        this.validator = validator;
    }

    Binding bind(HeaderSchema schema, Handshake handshake) {
        var binding = new HeaderBinding(schema, validator);
        for (HeaderComponent component : schema.components()) {
            binding.convert(component, find(component, handshake));
        }
        return binding.result();
    }

    private static FoundValues find(HeaderComponent component, Handshake handshake) {
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
