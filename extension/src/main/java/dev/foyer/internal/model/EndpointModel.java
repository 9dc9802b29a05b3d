// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * One wrapped endpoint class.
 *
 * @param type the class
 * @param path its path
 * @param subprotocols its own subprotocols, most wanted first
 * @param headers its header schema, or {@code null}
 * @param user its user context, or {@code null}
 * @param callbacks its callbacks by the simple name of their annotation
 * @param events its event handlers by event name
 */
public record EndpointModel(
        Class<?> type,
        PathTemplate path,
        List<String> subprotocols,
        @Nullable HeaderSchema headers,
        @Nullable UserModel user,
        Map<String, CallbackModel> callbacks,
        Map<String, CallbackModel> events) {

    /** The name under which a handler takes the events that no other one does. */
    public static final String FALLBACK = "*";

    public EndpointModel {
        subprotocols = List.copyOf(subprotocols);
        callbacks = Map.copyOf(callbacks);
        events = Map.copyOf(events);
    }

    /** The handler of an event, if there is one for its name or for all others. */
    public Optional<CallbackModel> handler(String event) {
        CallbackModel own = events.get(event);
        return Optional.ofNullable(own == null ? events.get(FALLBACK) : own);
    }

    /** The callback of an annotation, if the class has one. */
    public Optional<CallbackModel> callback(String annotation) {
        return Optional.ofNullable(callbacks.get(annotation));
    }
}
