// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.type;

import java.util.Set;
import java.util.stream.Stream;

/** Recognizes classes that are session beans, by annotation names, as Foyer does not need EJB. */
public final class Ejbs {

    private static final Set<String> KINDS =
            Set.of("jakarta.ejb.Stateless", "jakarta.ejb.Stateful", "jakarta.ejb.Singleton");

    private Ejbs() {}

    public static boolean is(Class<?> type) {
        return Stream.of(type.getAnnotations())
                .anyMatch(
                        annotation -> KINDS.contains(annotation.annotationType().getName()));
    }
}
