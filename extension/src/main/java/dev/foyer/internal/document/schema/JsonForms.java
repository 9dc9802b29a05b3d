// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document.schema;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Type;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.annotation.JsonbNumberFormat;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeDeserializer;
import jakarta.json.bind.annotation.JsonbTypeSerializer;

import dev.foyer.internal.types.Generics;
import org.jspecify.annotations.Nullable;

/** Finds JSON forms that differ from those of the type: the application sets a converter of its own or a format. */
public final class JsonForms {

    private static final List<Class<? extends Annotation>> CONVERTERS =
            List.of(JsonbTypeAdapter.class, JsonbTypeSerializer.class, JsonbTypeDeserializer.class);

    private static final List<Class<? extends Annotation>> FORMATS =
            List.of(JsonbNumberFormat.class, JsonbDateFormat.class);

    private JsonForms() {}

    /** Tests whether a class or member has a converter, so that its form is unknown here. */
    public static boolean isOpaque(AnnotatedElement element) {
        return CONVERTERS.stream().anyMatch(element::isAnnotationPresent);
    }

    /** Returns the schema of a property with such a form, or {@code null} if its type determines the form. */
    static @Nullable Schema schema(Property property, Type type, Class<?> owner) {
        if (property.members().stream().anyMatch(JsonForms::isOpaque)) {
            return Schema.any();
        }
        Class<?> raw = Generics.raw(single(type));
        Schema simple = SimpleTypes.schema(raw);
        if (simple == null) { // providers differ in how they format elements
            boolean formatted = FORMATS.stream()
                    .anyMatch(format -> find(format, property.members()).isPresent());
            return formatted ? Schema.any() : null;
        }
        var places = new ArrayList<>(property.members());
        places.add(owner);
        places.add(owner.getPackage());
        if (simple.type().equals("integer") || simple.type().equals("number")) {
            return find(JsonbNumberFormat.class, places)
                    .map(format -> Schema.of("string"))
                    .orElse(null);
        }
        return isDate(raw)
                ? find(JsonbDateFormat.class, places).map(JsonForms::date).orElse(null)
                : null;
    }

    private static Type single(Type type) {
        return Generics.raw(type) == Optional.class ? Generics.argument(type, 0) : type;
    }

    private static boolean isDate(Class<?> type) {
        boolean date = TemporalAccessor.class.isAssignableFrom(type)
                || Date.class.isAssignableFrom(type)
                || Calendar.class.isAssignableFrom(type);
        return date && !type.isEnum();
    }

    private static Schema date(JsonbDateFormat format) {
        return Schema.of(format.value().equals(JsonbDateFormat.TIME_IN_MILLIS) ? "integer" : "string");
    }

    /** Returns the annotation at the first place that has it. */
    private static <A extends Annotation> Optional<A> find(
            Class<A> annotation, Collection<? extends AnnotatedElement> places) {
        return places.stream()
                .flatMap(place -> Optional.ofNullable(place.getAnnotation(annotation)).stream())
                .findFirst();
    }
}
