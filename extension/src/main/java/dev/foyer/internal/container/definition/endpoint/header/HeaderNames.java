// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.endpoint.header;

import java.lang.reflect.RecordComponent;
import java.util.Locale;

import dev.foyer.HeaderName;

/** Determines the names of the headers that the components of a header schema are bound to. */
final class HeaderNames {

    private HeaderNames() {}

    static String of(RecordComponent component) {
        HeaderName renamed = component.getAnnotation(HeaderName.class);
        return renamed == null ? kebab(component.getName()) : renamed.value();
    }

    /** Converts {@code clientVersion} to {@code client-version}; a run of capitals is one word. */
    static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1-$2")
                .replace('_', '-')
                .toLowerCase(Locale.ROOT);
    }
}
