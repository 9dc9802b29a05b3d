// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document.schema;

/** The sender of data. In a record that a client sends, more parts may be missing. */
public enum Direction {
    FROM_CLIENT,
    TO_CLIENT;

    public Direction opposite() {
        return this == TO_CLIENT ? FROM_CLIENT : TO_CLIENT;
    }
}
