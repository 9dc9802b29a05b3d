// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.types;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Finds the types that the variables of a type, of its superclasses and of its interfaces stand for. */
public final class TypeVariables {

    // Mutable state, for one thread.
    private final Map<TypeVariable<?>, Type> known = new HashMap<>();

    private TypeVariables() {}

    /**
     * Returns the argument that a type has for one of its generic supertypes, such as {@code Collection}, or
     * {@code Object} if it has none.
     */
    public static Type argument(Type type, Class<?> supertype, int index) {
        Type found = of(type).get(supertype.getTypeParameters()[index]);
        return found == null ? Object.class : Generics.bounded(found);
    }

    /**
     * Returns the type of a member, with the variables of its owner and of the owner's supertypes replaced. A variable
     * that stands for nothing is replaced by its bound.
     */
    public static Type resolve(Type part, Type owner) {
        return part instanceof Class<?> ? part : new Substitution(of(owner), Generics::raw).in(part);
    }

    /** Does the same, but keeps a variable that stands for nothing, so that it can be reported. */
    public static Type resolveKnown(Type part, Type owner) {
        return part instanceof Class<?> ? part : new Substitution(of(owner), variable -> variable).in(part);
    }

    private static Map<TypeVariable<?>, Type> of(Type type) {
        var variables = new TypeVariables();
        variables.add(type);
        return variables.known;
    }

    private void add(@Nullable Type type) {
        if (type instanceof ParameterizedType parameterized) {
            var substitution = new Substitution(known, variable -> variable);
            TypeVariable<?>[] variables = Generics.raw(type).getTypeParameters();
            Type[] arguments = parameterized.getActualTypeArguments();
            for (int i = 0; i < Math.min(variables.length, arguments.length); i++) {
                Type argument = substitution.in(argument(arguments[i], variables[i]));
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

    /** Returns an argument or, for a wildcard without a bound, the bound of its variable. */
    private static Type argument(Type argument, TypeVariable<?> variable) {
        boolean open = argument instanceof WildcardType wildcard && wildcard.getUpperBounds()[0] == Object.class;
        return open ? Generics.raw(variable) : argument;
    }
}
