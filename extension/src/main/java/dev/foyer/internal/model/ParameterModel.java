// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

import java.lang.reflect.Type;

import org.jspecify.annotations.Nullable;

/**
 * One parameter of a callback.
 *
 * @param role what it is resolved to
 * @param type its class
 * @param payload the type to bind JSON to, if it is a payload; else its own
 * @param optional whether it is an {@code Optional} of the payload
 * @param variable the variable of the path that it is, or {@code null}
 */
public record ParameterModel(
        Role role,
        Class<?> type,
        Type payload,
        boolean optional,
        @Nullable PathVariable variable) {

    public ParameterModel(Role role, Class<?> type, Type payload, boolean optional) {
        this(role, type, payload, optional, null);
    }

    /** What a parameter is resolved to. */
    public enum Role {
        PAYLOAD,
        USER,
        HEADERS,
        CONNECTION,
        HANDSHAKE,
        CLOSING,
        PATH_VARIABLE,
        /** Whether a part is the last one of its message. */
        LAST,
        /** A type of {@code jakarta.websocket}, or the {@code Throwable} of {@code @OnError}. */
        CONTAINER
    }
}
