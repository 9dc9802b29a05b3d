// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.dispatch;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What a generic type is made of. */
public final class Generics {

    private Generics() {}

    /** The class of a type. */
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

    /** An argument of a type, such as that of its list; {@code Object} for a raw type. */
    public static Type argument(Type type, int index) {
        return type instanceof ParameterizedType parameterized && parameterized.getActualTypeArguments().length > index
                ? bounded(parameterized.getActualTypeArguments()[index])
                : Object.class;
    }

    /** What the elements of an array are. */
    public static Type element(Type array) {
        return array instanceof GenericArrayType generic
                ? generic.getGenericComponentType()
                : raw(array).getComponentType();
    }

    /** The type of a part with the variables of what it is a part of replaced. */
    public static Type resolve(Type part, Type owner) {
        if (part instanceof TypeVariable<?> variable) {
            int index = Arrays.asList(raw(owner).getTypeParameters()).indexOf(variable);
            return index < 0 || !(owner instanceof ParameterizedType) ? raw(part) : argument(owner, index);
        }
        if (part instanceof ParameterizedType parameterized) {
            List<Type> arguments = Arrays.stream(parameterized.getActualTypeArguments())
                    .map(argument -> resolve(argument, owner))
                    .toList();
            return new Resolved(raw(part), arguments);
        }
        if (part instanceof GenericArrayType array) {
            Type element = resolve(array.getGenericComponentType(), owner);
            return element instanceof Class<?> type ? type.arrayType() : new ResolvedArray(element);
        }
        return part instanceof WildcardType ? resolve(bounded(part), owner) : part;
    }

    /** What a wildcard stands for: its upper bound. */
    private static Type bounded(Type type) {
        return type instanceof WildcardType wildcard ? wildcard.getUpperBounds()[0] : type;
    }

    /** A generic array type without variables. */
    private record ResolvedArray(Type element) implements GenericArrayType {

        @Override
        public Type getGenericComponentType() {
            return element;
        }
    }

    /** A parameterized type without variables. */
    private record Resolved(Class<?> raw, List<Type> arguments) implements ParameterizedType {

        @Override
        public Type[] getActualTypeArguments() {
            return arguments.toArray(Type[]::new);
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public @Nullable Type getOwnerType() {
            return raw.getDeclaringClass();
        }
    }
}
