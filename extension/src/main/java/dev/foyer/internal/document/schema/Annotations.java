// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document.schema;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.Collection;

/** Collects the annotations of one thing from all the places where they may be. */
public final class Annotations {

    private Annotations() {}

    /** What is there at any of some places, each annotation once: one may be at a component, its field and its type at the same time. */
    public static Annotation[] of(Collection<? extends AnnotatedElement> places) {
        return places.stream()
                .flatMap(place -> Arrays.stream(place.getAnnotations()))
                .distinct()
                .toArray(Annotation[]::new);
    }

    /** Whether one of them is called Nullable, whoever's it is. */
    public static boolean isNullable(Annotation[] annotations) {
        return Arrays.stream(annotations)
                .anyMatch(one -> one.annotationType().getSimpleName().equals("Nullable"));
    }
}
