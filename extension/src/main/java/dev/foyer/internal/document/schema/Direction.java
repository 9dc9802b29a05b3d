// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document.schema;

/** Whose data it is: the same record has more parts that may be missing if a client sends it. */
public enum Direction {
    FROM_CLIENT,
    TO_CLIENT;

    public Direction opposite() {
        return this == TO_CLIENT ? FROM_CLIENT : TO_CLIENT;
    }
}
