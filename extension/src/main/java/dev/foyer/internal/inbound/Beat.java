// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

/** The action that the pulse of a connection asks for. */
public enum Beat {
    NOTHING,
    PING,
    DEAD
}
