// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

/**
 * A partition of the connections: each is in exactly one, {@code /} at first, and moves with {@link Connection#moveTo}. Rooms
 * belong to a namespace. Safe for any thread.
 */
public interface Namespace extends Audience {

    /** Its name, such as {@code /game}. */
    String name();

    /** Its rooms. */
    Rooms rooms();

    /** How many connections are in now. */
    int size();
}
