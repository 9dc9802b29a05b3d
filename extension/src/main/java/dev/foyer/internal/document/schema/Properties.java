// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document.schema;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Finds the parts of a class in its JSON: components of a record, else public fields, getters and setters. */
final class Properties {

    private Properties() {}

    /** Returns the parts: of a record in its order, of other classes by name, as JSON-B writes them. */
    static Collection<Property> of(Class<?> type) {
        Collection<Property> all =
                type.isRecord() ? components(type) : BeanMembers.of(type).values();
        return all.stream().filter(property -> !property.isTransient()).toList();
    }

    private static List<Property> components(Class<?> type) {
        var all = new ArrayList<Property>();
        for (RecordComponent component : type.getRecordComponents()) {
            var members = new ArrayList<AnnotatedElement>(List.of(component, component.getAccessor()));
            Arrays.stream(type.getDeclaredFields())
                    .filter(field ->
                            field.getName().equals(component.getName()) && !Modifier.isStatic(field.getModifiers()))
                    .forEach(members::add);
            all.add(new Property(component.getName(), component.getAnnotatedType(), members));
        }
        return all;
    }
}
