// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.endpoint;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

import dev.foyer.ClientEvent;
import dev.foyer.OnEvent;
import dev.foyer.internal.model.CallbackModel;
import dev.foyer.internal.model.ParameterModel;

/** Determines which event a handler handles. */
final class EventNames {

    private EventNames() {}

    /** Returns the name, or an empty text if nothing names the event. */
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

    private static String of(Type payload) {
        Type raw = payload instanceof ParameterizedType parameterized ? parameterized.getRawType() : payload;
        ClientEvent event = raw instanceof Class<?> type ? type.getAnnotation(ClientEvent.class) : null;
        return event == null ? "" : event.value();
    }
}
