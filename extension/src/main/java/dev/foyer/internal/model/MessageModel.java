// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

/**
 * An {@code @OnMessage} method.
 *
 * @param kind which messages it takes
 * @param partial whether it takes their parts as they come
 * @param maxBytes the largest message it takes, or -1 if it does not say
 * @param callback the method
 */
public record MessageModel(Kind kind, boolean partial, long maxBytes, CallbackModel callback) {

    /** The kinds of messages. */
    public enum Kind {
        TEXT,
        BINARY,
        PONG
    }
}
