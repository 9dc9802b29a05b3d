// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.cdi;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Describes what a container consists of. Containers with equal descriptions can replace each other.
 *
 * @param supplied the types of the objects that a test adds
 * @param loader finds the extensions
 */
record Deployment(
        List<Class<?>> types,
        List<Class<?>> supplied,
        @Nullable ClassLoader loader) {

    static Deployment of(Collection<Class<?>> types, List<Supplied> supplied) {
        return new Deployment(
                List.copyOf(types),
                supplied.stream().<Class<?>>map(Supplied::type).toList(),
                Thread.currentThread().getContextClassLoader());
    }
}
