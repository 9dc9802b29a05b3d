// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** What the variables of a type, its superclasses and interfaces stand for. For one thread. */
final class TypeVariables {

    private final Map<TypeVariable<?>, Type> known = new HashMap<>();

    private TypeVariables() {}

    static Map<TypeVariable<?>, Type> of(Type type) {
        var variables = new TypeVariables();
        variables.add(type);
        return variables.known;
    }

    private void add(@Nullable Type type) {
        if (type instanceof ParameterizedType parameterized) {
            TypeVariable<?>[] variables = Generics.raw(type).getTypeParameters();
            Type[] arguments = parameterized.getActualTypeArguments();
            for (int i = 0; i < Math.min(variables.length, arguments.length); i++) {
                Type argument = Generics.replaced(argument(arguments[i], variables[i]), known, variable -> variable);
                if (!argument.equals(variables[i])) {
                    known.putIfAbsent(variables[i], argument);
                }
            }
        }
        if (type != null) {
            Class<?> raw = Generics.raw(type);
            add(raw.getGenericSuperclass());
            for (Type implemented : raw.getGenericInterfaces()) {
                add(implemented);
            }
        }
    }

    /** An argument; of a wildcard without a bound that of the variable that it is for. */
    private static Type argument(Type argument, TypeVariable<?> variable) {
        boolean open = argument instanceof WildcardType wildcard && wildcard.getUpperBounds()[0] == Object.class;
        return open ? Generics.raw(variable) : argument;
    }
}
