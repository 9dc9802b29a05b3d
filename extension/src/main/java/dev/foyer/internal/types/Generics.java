// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.types;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes generic types apart. */
public final class Generics {

    private Generics() {}

    /** Returns the class of a type. */
    public static Class<?> raw(Type type) {
        if (type instanceof Class<?> declared) {
            return declared;
        }
        if (type instanceof ParameterizedType parameterized) {
            return raw(parameterized.getRawType());
        }
        if (type instanceof GenericArrayType array) {
            return Array.newInstance(raw(array.getGenericComponentType()), 0).getClass();
        }
        if (type instanceof WildcardType wildcard) {
            return raw(wildcard.getUpperBounds()[0]);
        }
        return type instanceof TypeVariable<?> variable ? raw(variable.getBounds()[0]) : Object.class;
    }

    /** Returns an argument of a type, such as the element type of a list, or {@code Object} for a raw type. */
    public static Type argument(Type type, int index) {
        return type instanceof ParameterizedType parameterized && parameterized.getActualTypeArguments().length > index
                ? bounded(parameterized.getActualTypeArguments()[index])
                : Object.class;
    }

    /** Returns the type of an array's elements. */
    public static Type element(Type array) {
        return array instanceof GenericArrayType generic
                ? generic.getGenericComponentType()
                : raw(array).getComponentType();
    }

    /** Returns a variable that the type still contains, if there is one. */
    public static Optional<TypeVariable<?>> variable(Type type) {
        if (type instanceof TypeVariable<?> variable) {
            return Optional.of(variable);
        }
        Stream<Type> parts = type instanceof ParameterizedType parameterized
                ? Stream.of(parameterized.getActualTypeArguments())
                : type instanceof GenericArrayType array
                        ? Stream.of(array.getGenericComponentType())
                        : type instanceof WildcardType ? Stream.of(bounded(type)) : Stream.of();
        return parts.flatMap(part -> variable(part).stream()).findFirst();
    }

    /** Returns the upper bound of a wildcard, or the type itself if it is not a wildcard. */
    static Type bounded(Type type) {
        return type instanceof WildcardType wildcard ? wildcard.getUpperBounds()[0] : type;
    }
}
