// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.check;

import java.lang.reflect.Type;
import java.util.Collection;

import dev.foyer.internal.container.definition.type.Methods;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.model.CallbackModel;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.payload.PayloadReader;

/** Finds payloads of types that JSON-B cannot read, so that clients do not get this error for each event. */
public final class PayloadTypes {

    private PayloadTypes() {}

    /**
     * Reads sample data into each type.
     *
     * @param configured whether the application configures JSON-B. If so, it may read types from forms that are unknown
     *     here, so each finding is only a warning
     */
    public static void check(
            Collection<EndpointModel> endpoints, PayloadReader payloads, boolean configured, Problems problems) {
        for (EndpointModel endpoint : endpoints) {
            for (CallbackModel handler : endpoint.methods().events().values()) {
                handler.payload().ifPresent(parameter -> {
                    Type payload = parameter.payload();
                    payloads.unreadable(payload).forEach((type, why) -> {
                        String name = Methods.name(handler.method());
                        Object[] arguments = {name, payload.getTypeName(), type.getTypeName(), why};
                        tell(arguments, configured, problems);
                    });
                });
            }
        }
    }

    private static void tell(Object[] arguments, boolean configured, Problems problems) {
        if (configured) {
            Log.warning(Mistake.TYPE_UNREADABLE, arguments);
        } else {
            problems.add(Mistake.TYPE_UNREADABLE, arguments);
        }
    }
}
