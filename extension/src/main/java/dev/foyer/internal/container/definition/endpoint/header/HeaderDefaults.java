// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.endpoint.header;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;

import dev.foyer.DefaultValue;
import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.model.handshake.Converter;

/** Checks the default values of the components of a header schema. */
final class HeaderDefaults {

    private HeaderDefaults() {}

    /** Tests whether a default value fits the type of its component. Reports it if not. */
    static boolean fits(DefaultValue fallback, Converter converter, RecordComponent component, Problems problems) {
        try {
            converter.function().convert(fallback.value());
            return true;
        } catch (ReflectiveOperationException | RuntimeException invalid) {
            problems.add(Mistake.HEADER_DEFAULT, component.getName(), owner(component), converter.complaint());
            return false;
        }
    }

    /**
     * Reports an annotation of the same name from elsewhere, such as JAX-RS, which would leave the component without a
     * default. One that does not apply to record components is found at the field.
     */
    static void checkImport(RecordComponent component, Problems problems) {
        Stream<Field> field = Stream.of(component.getDeclaringRecord().getDeclaredFields())
                .filter(declared -> declared.getName().equals(component.getName()));
        Stream.<AnnotatedElement>concat(Stream.of(component), field)
                .flatMap(place -> Stream.of(place.getAnnotations()))
                .map(Annotation::annotationType)
                .filter(type -> type.getSimpleName().equals(DefaultValue.class.getSimpleName()))
                .filter(type -> type != DefaultValue.class)
                .distinct()
                .forEach(type ->
                        problems.add(Mistake.DEFAULT_IMPORT, component.getName(), owner(component), type.getName()));
    }

    private static String owner(RecordComponent component) {
        return component.getDeclaringRecord().getName();
    }
}
