// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.check;

import java.util.Collection;

import dev.foyer.ClientEvent;
import dev.foyer.ServerEvent;
import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.diagnostics.Problems;

/** Finds events whose annotation has a blank name. */
public final class BlankEventNames {

    private BlankEventNames() {}

    public static void check(Collection<Class<?>> types, Problems problems) {
        for (Class<?> type : types) {
            ClientEvent client = type.getAnnotation(ClientEvent.class);
            if (client != null && client.value().isBlank()) {
                problems.add(Mistake.EVENT_NAME_BLANK, type.getName(), "ClientEvent");
            }
            ServerEvent server = type.getAnnotation(ServerEvent.class);
            if (server != null && server.value().isBlank()) {
                problems.add(Mistake.EVENT_NAME_BLANK, type.getName(), "ServerEvent");
            }
        }
    }
}
