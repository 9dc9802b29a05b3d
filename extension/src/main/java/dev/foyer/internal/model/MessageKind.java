// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

/** The kinds of messages that an {@code @OnMessage} method may take. */
public enum MessageKind {
    TEXT,
    BINARY,
    PONG
}
