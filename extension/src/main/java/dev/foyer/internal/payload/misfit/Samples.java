// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload.misfit;

import java.lang.invoke.MethodType;
import java.lang.reflect.Type;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import jakarta.json.spi.JsonProvider;

import dev.foyer.internal.payload.name.JsonNames;
import dev.foyer.internal.types.Generics;
import dev.foyer.internal.types.TypeVariables;

/** Creates sample data that probably fits a type: single values, and null for everything else. Safe for any thread. */
final class Samples {

    private static final Set<Class<?>> KNOWN = Set.of(
            Object.class,
            String.class,
            Character.class,
            Boolean.class,
            Number.class,
            UUID.class,
            Optional.class,
            OptionalInt.class,
            OptionalLong.class,
            OptionalDouble.class);

    /** Other forms, which an adapter of the application may expect. */
    private static final List<String> OTHERS = List.of("\"a\"", "0", "true", "[]");

    private final JsonNames names;
    private final JsonProvider json = JsonProvider.provider(); // each method of Json would look it up anew

    Samples(JsonNames names) {
        this.names = names;
    }

    /** Tests whether a class of the JDK is not among the many that JSON-B knows. */
    static boolean isUnknown(Class<?> type) {
        boolean date = Date.class.isAssignableFrom(type)
                || Calendar.class.isAssignableFrom(type)
                || TimeZone.class.isAssignableFrom(type);
        boolean number = Number.class.isAssignableFrom(type) || KNOWN.contains(type) || type.isPrimitive();
        boolean plain = type.getPackageName().equals("java.lang")
                || type.getPackageName().equals("java.util");
        return plain && !date && !number;
    }

    /** Returns samples in all forms that a type may have in JSON, the likeliest first. */
    List<String> of(Type type) {
        Class<?> raw = Generics.raw(type);
        JsonbTypeInfo info = raw.getAnnotation(JsonbTypeInfo.class);
        JsonObjectBuilder sample = json.createObjectBuilder();
        Type made = type;
        if (info != null && info.value().length > 0) {
            JsonbSubtype first = info.value()[0];
            sample.add(info.key(), first.alias());
            made = first.type();
        }
        Type owner = made;
        DataTypes.written(Generics.raw(owner))
                .filter(field -> !DataFields.isCustom(field) || !field.getType().isPrimitive())
                .forEach(field -> sample.add(
                        names.of(field.getDeclaringClass(), field.getName()),
                        DataFields.isCustom(field)
                                ? JsonValue.NULL
                                : value(Generics.raw(TypeVariables.resolve(field.getGenericType(), owner)))));
        return Stream.concat(Stream.of(sample.build().toString()), OTHERS.stream())
                .toList();
    }

    private JsonValue value(Class<?> type) {
        Class<?> boxed = MethodType.methodType(type).wrap().returnType();
        if (boxed == Boolean.class) {
            return JsonValue.FALSE;
        }
        if (boxed == String.class || boxed == Character.class) {
            return json.createValue("a");
        }
        if (Complaints.isNumber(boxed)) {
            return json.createValue(0);
        }
        if (boxed.isEnum() && boxed.getEnumConstants().length > 0) {
            return json.createValue(((Enum<?>) boxed.getEnumConstants()[0]).name());
        }
        return JsonValue.NULL;
    }
}
