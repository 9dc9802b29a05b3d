// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

/** The action to take now. */
public enum Beat {
    NOTHING,
    PING,
    DEAD
}
