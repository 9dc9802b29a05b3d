// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

/** The source of a parameter's argument. */
public enum ParameterRole {
    PAYLOAD,
    USER,
    HEADERS,
    CONNECTION,
    HANDSHAKE,
    CLOSING,
    RESUMED,
    /** What the client's token says of its user. */
    VERIFIED,
    PATH_VARIABLE,
    /** Tests whether a part is the last one of its message. */
    LAST,
    /** Has a type of {@code jakarta.websocket}, or is the {@code Throwable} of {@code @OnError}. */
    CONTAINER
}
