// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.types;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Replaces the variables in types.
 *
 * @param known the types that variables stand for
 * @param unknown returns the replacement of a variable that is not known
 */
record Substitution(Map<TypeVariable<?>, Type> known, Function<? super TypeVariable<?>, ? extends Type> unknown) {

    /** Returns a type with each variable replaced, and each wildcard by its bound. */
    Type in(Type type) {
        if (type instanceof TypeVariable<?> variable) {
            Type found = known.get(variable);
            return found == null ? unknown.apply(variable) : found;
        }
        if (type instanceof ParameterizedType parameterized) {
            List<Type> arguments = Arrays.stream(parameterized.getActualTypeArguments())
                    .map(this::in)
                    .toList();
            return new Resolved(Generics.raw(type), arguments);
        }
        if (type instanceof GenericArrayType array) {
            Type element = in(array.getGenericComponentType());
            return element instanceof Class<?> declared ? declared.arrayType() : new ResolvedArray(element);
        }
        return type instanceof WildcardType ? in(Generics.bounded(type)) : type;
    }
}
