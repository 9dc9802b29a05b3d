// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.history;

import java.util.ArrayList;
import java.util.List;

/** A member that waits for what it gets first. Guarded by the room that it is in. */
final class Newcomer {

    private final String connection;

    // Mutable state.
    private final List<Entry> meanwhile = new ArrayList<>();
    private volatile int wanted; // read without the room's lock, too

    Newcomer(String connection) {
        this.connection = connection;
    }

    String connection() {
        return connection;
    }

    /** Returns what has come meanwhile. */
    List<Entry> meanwhile() {
        return meanwhile;
    }

    /** Notes how many of the latest events it wants, should it not be able to go on where it was. */
    void wants(int last) {
        wanted = last;
    }

    /** Returns how many of the latest events it wants, or 0. */
    int wanted() {
        return wanted;
    }
}
