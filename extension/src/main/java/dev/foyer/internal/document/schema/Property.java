// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document.schema;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

import jakarta.json.bind.annotation.JsonbTransient;

/**
 * Describes one part of a class that is in its JSON.
 *
 * @param name its name in Java
 * @param annotated its type, with the annotations on the type's parts
 * @param members the members where it may be annotated
 */
record Property(String name, AnnotatedType annotated, List<AnnotatedElement> members) {

    Type type() {
        return annotated.getType();
    }

    /** Returns the annotations of all members and of the type, each once. */
    Annotation[] annotations() {
        var places = new ArrayList<>(members);
        places.add(annotated);
        return Annotations.of(places);
    }

    boolean isNullable() {
        return Annotations.isNullable(annotations());
    }

    boolean isTransient() {
        return members.stream().anyMatch(member -> member.isAnnotationPresent(JsonbTransient.class));
    }
}
