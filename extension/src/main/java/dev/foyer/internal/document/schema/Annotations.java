// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document.schema;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.Collection;

/** Collects the annotations of one element from all the places where they may be. */
public final class Annotations {

    private Annotations() {}

    /** Returns the annotations of all places, each once, as a component, its field and its type may share one. */
    public static Annotation[] of(Collection<? extends AnnotatedElement> places) {
        return places.stream()
                .flatMap(place -> Arrays.stream(place.getAnnotations()))
                .distinct()
                .toArray(Annotation[]::new);
    }

    /** Tests whether one of the annotations is named Nullable, in any package. */
    public static boolean isNullable(Annotation[] annotations) {
        return Arrays.stream(annotations)
                .anyMatch(one -> one.annotationType().getSimpleName().equals("Nullable"));
    }
}
