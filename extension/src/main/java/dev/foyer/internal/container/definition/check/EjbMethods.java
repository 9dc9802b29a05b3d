// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.check;

import java.lang.reflect.Modifier;

import dev.foyer.internal.container.definition.type.Ejbs;
import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.model.CallbackModel;
import dev.foyer.internal.model.EndpointModel;

/** Finds methods of session beans that could not be called, as the EJB container calls only public methods. */
public final class EjbMethods {

    private EjbMethods() {}

    public static void check(EndpointModel endpoint, Problems problems) {
        if (!Ejbs.is(endpoint.type())) {
            return;
        }
        endpoint.methods()
                .all()
                .map(CallbackModel::method)
                .filter(method -> !Modifier.isPublic(method.getModifiers()))
                .forEach(method -> problems.add(
                        Mistake.EJB_UNCALLABLE,
                        endpoint.type().getName(),
                        "method '" + method.getName() + "' is not public"));
    }
}
