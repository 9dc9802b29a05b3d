// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.endpoint;

import java.lang.reflect.Method;
import java.lang.reflect.Type;

import dev.foyer.internal.container.definition.type.Methods;
import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.types.Generics;
import dev.foyer.internal.types.TypeVariables;

/** Finds the types that an endpoint class gives for the type variables of its inherited methods. */
final class TypeArguments {

    private TypeArguments() {}

    /** Returns a type of a method as the endpoint class resolves it. Variables without a given type remain. */
    static Type known(Type type, Class<?> endpoint) {
        return Generics.variable(type).isPresent() ? TypeVariables.resolveKnown(type, endpoint) : type;
    }

    /** Reports a remaining variable: nothing says how to read the data that a client sends. */
    static void check(Type known, Method method, Class<?> endpoint, Problems problems) {
        Generics.variable(known)
                .ifPresent(variable -> problems.add(
                        Mistake.TYPE_VARIABLE, Methods.name(method), variable.getName(), endpoint.getName()));
    }
}
