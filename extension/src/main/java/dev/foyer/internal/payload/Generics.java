// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** The argument that a type has for one of its generic supertypes, such as {@code Collection}; {@code Object} if it has none. */
    public static Type argument(Type type, Class<?> supertype, int index) {
        Type found = TypeVariables.of(type).get(supertype.getTypeParameters()[index]);
        return found == null ? Object.class : bounded(found);
    }

    /** What the elements of an array are. */
    public static Type element(Type array) {
        return array instanceof GenericArrayType generic
                ? generic.getGenericComponentType()
                : raw(array).getComponentType();
    }

    /** The type of a part with the variables of what it is a part of, or inherits, replaced; one that is not known, by its bound. */
    public static Type resolve(Type part, Type owner) {
        return part instanceof Class<?> ? part : replaced(part, TypeVariables.of(owner), Generics::raw);
    }

    /** The same, but a variable that is not known stays, to be told. */
    public static Type resolveKnown(Type part, Type owner) {
        return part instanceof Class<?> ? part : replaced(part, TypeVariables.of(owner), variable -> variable);
    }

    /** A variable that a type still has, if it has one. */
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

    /** A type with variables replaced by what is known of them. */
    static Type replaced(
            Type type, Map<TypeVariable<?>, Type> known, Function<? super TypeVariable<?>, ? extends Type> unknown) {
        if (type instanceof TypeVariable<?> variable) {
            Type found = known.get(variable);
            return found == null ? unknown.apply(variable) : found;
        }
        if (type instanceof ParameterizedType parameterized) {
            List<Type> arguments = Arrays.stream(parameterized.getActualTypeArguments())
                    .map(argument -> replaced(argument, known, unknown))
                    .toList();
            return new Resolved(raw(type), arguments);
        }
        if (type instanceof GenericArrayType array) {
            Type element = replaced(array.getGenericComponentType(), known, unknown);
            return element instanceof Class<?> declared ? declared.arrayType() : new ResolvedArray(element);
        }
        return type instanceof WildcardType ? replaced(bounded(type), known, unknown) : type;
    }

    /** What a wildcard stands for: its upper bound. */
    static Type bounded(Type type) {
        return type instanceof WildcardType wildcard ? wildcard.getUpperBounds()[0] : type;
    }

    /** A generic array type without variables. */
    private record ResolvedArray(Type element) implements GenericArrayType {

        @Override
        public Type getGenericComponentType() {
            return element;
        }

        @Override
        public String toString() {
            return element.getTypeName() + "[]";
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

        /** As it is in the source. */
        @Override
        public String toString() {
            return arguments.stream()
                    .map(Type::getTypeName)
                    .collect(Collectors.joining(", ", raw.getName() + "<", ">"));
        }
    }
}
