// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

/**
 * Represents a separate group of connections with rooms of its own. Each connection is in exactly one namespace: it
 * starts in {@code /} and moves with {@link Connection#moveTo}. Safe for any thread.
 */
public interface Namespace extends Audience {

    /** Returns the name of this namespace, such as {@code /game}. */
    String name();

    /** Returns the rooms of this namespace. */
    Rooms rooms();

    /** Returns the number of connections that are currently in this namespace. */
    int size();
}
