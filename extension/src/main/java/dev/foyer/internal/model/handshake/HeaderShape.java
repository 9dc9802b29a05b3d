// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model.handshake;

/** The number of values that a component of a header schema takes. */
public enum HeaderShape {
    ONE,
    OPTIONAL,
    LIST
}
