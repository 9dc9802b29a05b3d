// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model.handshake;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import dev.foyer.From.Source;
import org.jspecify.annotations.Nullable;

/**
 * Describes one component of a header schema.
 *
 * @param component the component's name in the record
 * @param name the name of the header, query parameter, cookie or path variable
 * @param sources the places that it may come from
 * @param shape the number of values that it takes
 * @param converter converts its text to a value
 * @param primitive whether it cannot be {@code null}
 * @param fallback the text used if nothing was sent, or {@code null}
 */
public record HeaderComponent(
        String component,
        String name,
        Set<Source> sources,
        HeaderShape shape,
        Converter converter,
        boolean primitive,
        @Nullable String fallback) {

    public HeaderComponent {
        sources = Collections.unmodifiableSet(EnumSet.copyOf(sources));
    }
}
