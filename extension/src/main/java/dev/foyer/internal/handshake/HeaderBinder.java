// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake;

import jakarta.validation.Validator;

import dev.foyer.Handshake;
import dev.foyer.internal.model.handshake.HeaderComponent;
import dev.foyer.internal.model.handshake.HeaderSchema;

/** Creates the record of a header schema from a handshake, or collects all violations. Safe for any thread. */
final class HeaderBinder {

    private final Validator validator;

    HeaderBinder(Validator validator) {
        this.validator = validator;
    }

    Binding bind(HeaderSchema schema, Handshake handshake) {
        var binding = new HeaderBinding(schema, validator);
        for (HeaderComponent component : schema.components()) {
            binding.convert(component, FoundValues.of(component, handshake));
        }
        return binding.result();
    }
}
