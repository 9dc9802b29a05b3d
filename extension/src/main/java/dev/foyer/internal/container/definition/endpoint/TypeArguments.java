// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.endpoint;

import java.lang.reflect.Method;
import java.lang.reflect.Type;

import dev.foyer.internal.container.definition.type.Methods;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.types.Generics;
import dev.foyer.internal.types.TypeVariables;

/** The types that an endpoint class gives for the type variables of the methods that it inherits. */
final class TypeArguments {

    private TypeArguments() {}

    /** The type that a part of a method has in an endpoint class; with the variables that it gives no type for. */
    static Type known(Type type, Class<?> endpoint) {
        return Generics.variable(type).isPresent() ? TypeVariables.resolveKnown(type, endpoint) : type;
    }

    /** A variable that is left is a problem: nobody could say what to make of what a client sends. */
    static void check(Type known, Method method, Class<?> endpoint, Problems problems) {
        Generics.variable(known)
                .ifPresent(variable ->
                        problems.add(Code.TYPE_VARIABLE, Methods.name(method), variable.getName(), endpoint.getName()));
    }
}
