// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import dev.foyer.From.Source;
import org.jspecify.annotations.Nullable;

/**
 * One component of a header schema.
 *
 * @param component the component's name in the record
 * @param name the name of the header, query parameter, cookie or path variable
 * @param sources where it may come from
 * @param shape how many values it takes
 * @param converter makes a value of its text
 * @param primitive whether it cannot be {@code null}
 * @param fallback the text used if nothing was sent, or {@code null}
 */
public record HeaderComponent(
        String component,
        String name,
        Set<Source> sources,
        Shape shape,
        Converter converter,
        boolean primitive,
        @Nullable String fallback) {

    public HeaderComponent {
        sources = Collections.unmodifiableSet(EnumSet.copyOf(sources));
    }

    /** How many values a component takes. */
    public enum Shape {
        ONE,
        OPTIONAL,
        LIST
    }
}
