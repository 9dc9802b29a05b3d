// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition;

import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.stream.Stream;

import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.model.CallbackModel;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.model.MessageModel;

/** Endpoint classes that are session beans, whose container calls public methods only. Known by name, as Foyer does not need EJB. */
public final class Ejbs {

    private static final Set<String> KINDS =
            Set.of("jakarta.ejb.Stateless", "jakarta.ejb.Stateful", "jakarta.ejb.Singleton");

    private Ejbs() {}

    static boolean is(Class<?> type) {
        return Stream.of(type.getAnnotations())
                .anyMatch(
                        annotation -> KINDS.contains(annotation.annotationType().getName()));
    }

    /** Finds methods that could not be called. */
    static void check(EndpointModel endpoint, Problems problems) {
        if (!is(endpoint.type())) {
            return;
        }
        Stream.of(
                        endpoint.callbacks().values().stream(),
                        endpoint.events().values().stream(),
                        endpoint.messages().values().stream().map(MessageModel::callback))
                .flatMap(callbacks -> callbacks)
                .map(CallbackModel::method)
                .filter(method -> !Modifier.isPublic(method.getModifiers()))
                .forEach(method -> problems.add(
                        Code.EJB_UNCALLABLE,
                        endpoint.type().getName(),
                        "method '" + method.getName() + "' is not public"));
    }
}
