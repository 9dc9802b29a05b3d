// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model.handshake;

import java.lang.reflect.Constructor;
import java.util.List;

/**
 * Describes a header schema.
 *
 * @param type the record
 * @param constructor its canonical constructor, accessible
 * @param components its components, in order
 */
public record HeaderSchema(Class<?> type, Constructor<?> constructor, List<HeaderComponent> components) {

    public HeaderSchema {
        components = List.copyOf(components);
    }
}
