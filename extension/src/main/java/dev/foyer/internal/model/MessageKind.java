// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

/** The kinds of messages. */
public enum MessageKind {
    TEXT,
    BINARY,
    PONG
}
