// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

import java.lang.reflect.Type;

/**
 * One parameter of a callback.
 *
 * @param role what it is resolved to
 * @param type its class
 * @param payload the type to bind JSON to, if it is a payload; else its own
 * @param optional whether it is an {@code Optional} of the payload
 */
public record ParameterModel(Role role, Class<?> type, Type payload, boolean optional) {

    /** What a parameter is resolved to. */
    public enum Role {
        PAYLOAD,
        USER,
        HEADERS,
        CONNECTION,
        HANDSHAKE,
        CLOSING,
        /** A type of {@code jakarta.websocket}, or the {@code Throwable} of {@code @OnError}. */
        CONTAINER
    }
}
