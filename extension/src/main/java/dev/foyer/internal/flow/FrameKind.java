// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.flow;

/** The kinds of messages that are sent. */
public enum FrameKind {
    /** A text message of Foyer's format, which may be joined with others. */
    JSON,
    /** A text message of the application's own. */
    TEXT,
    BINARY,
    PING,
    PONG
}
