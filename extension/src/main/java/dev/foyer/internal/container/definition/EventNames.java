// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;

import dev.foyer.ClientEvent;
import dev.foyer.OnEvent;
import dev.foyer.ServerEvent;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.model.CallbackModel;
import dev.foyer.internal.model.ParameterModel;

/** Which event a handler handles. */
public final class EventNames {

    private EventNames() {}

    /** The name, or an empty text if nothing gives it one. */
    static String of(CallbackModel handler) {
        OnEvent annotation = handler.method().getAnnotation(OnEvent.class);
        if (annotation != null && !annotation.value().isEmpty()) {
            return annotation.value();
        }
        return handler.payload()
                .map(ParameterModel::payload)
                .map(EventNames::of)
                .orElse("");
    }

    /** Finds events whose annotation has a blank name. */
    public static void check(Collection<Class<?>> types, Problems problems) {
        for (Class<?> type : types) {
            ClientEvent client = type.getAnnotation(ClientEvent.class);
            if (client != null && client.value().isBlank()) {
                problems.add(Code.EVENT_NAME_BLANK, type.getName(), "ClientEvent");
            }
            ServerEvent server = type.getAnnotation(ServerEvent.class);
            if (server != null && server.value().isBlank()) {
                problems.add(Code.EVENT_NAME_BLANK, type.getName(), "ServerEvent");
            }
        }
    }

    private static String of(Type payload) {
        Type raw = payload instanceof ParameterizedType parameterized ? parameterized.getRawType() : payload;
        ClientEvent event = raw instanceof Class<?> type ? type.getAnnotation(ClientEvent.class) : null;
        return event == null ? "" : event.value();
    }
}
