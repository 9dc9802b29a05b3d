// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload.misfit;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;

import dev.foyer.internal.types.Generics;
import dev.foyer.internal.types.TypeVariables;

/** Collects the types that data consists of. For one thread. */
public final class DataTypes {

    /** More than any application has. A limit is needed as a generic type may hold ever larger ones of itself. */
    private static final int MAX = 1_000;

    private final Set<Type> seen = new LinkedHashSet<>();

    private DataTypes() {}

    /** Returns a type and all types that JSON-B creates for it, outer ones first, but none read in a custom way. */
    public static Set<Type> of(Type type) {
        var types = new DataTypes();
        types.visit(type);
        return types.seen;
    }

    private void visit(Type type) {
        Class<?> raw = Generics.raw(type);
        if (DataFields.isCustom(raw) || seen.size() >= MAX || !seen.add(type)) {
            return;
        }
        if (raw == Optional.class) {
            visit(Generics.argument(type, 0));
        } else if (raw.isArray()) {
            visit(Generics.element(type));
        } else if (Collection.class.isAssignableFrom(raw)) {
            visit(TypeVariables.argument(type, Collection.class, 0));
        } else if (Map.class.isAssignableFrom(raw)) {
            visit(TypeVariables.argument(type, Map.class, 0));
            visit(TypeVariables.argument(type, Map.class, 1));
        } else if (!raw.isEnum()) {
            JsonbTypeInfo info = raw.getAnnotation(JsonbTypeInfo.class);
            if (info != null) {
                Stream.of(info.value()).map(JsonbSubtype::type).forEach(this::visit);
            }
            written(raw)
                    .filter(field -> !DataFields.isCustom(field))
                    .forEach(field -> visit(TypeVariables.resolve(field.getGenericType(), type)));
        }
    }

    /** Returns the fields that JSON-B sets: all of a record, else those that are public or have a public setter. */
    static Stream<Field> written(Class<?> type) {
        return DataFields.fields(type)
                .filter(field -> type.isRecord()
                        || Modifier.isPublic(field.getModifiers())
                        || Stream.of(type.getMethods()).anyMatch(method -> sets(method, field)));
    }

    private static boolean sets(Method method, Field field) {
        String name = field.getName();
        return method.getParameterCount() == 1
                && method.getName().equals("set" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
    }
}
