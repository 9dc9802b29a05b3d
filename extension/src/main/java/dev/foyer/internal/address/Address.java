// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.address;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Says whom an event is for: a value that can be written down, and that every node resolves to its own connections. */
public sealed interface Address permits Group, Address.Rest, Address.Union {

    /** Returns the name of the room, if the event is for members of a single one. */
    @Nullable
    String room();

    /**
     * An address without some connections.
     *
     * @param excluded the ids of connections
     */
    record Rest(Address from, Set<String> excluded) implements Address {
        @Override
        public @Nullable String room() {
            return from.room();
        }
    }

    /** Two addresses together. A connection that is in both gets an event once. */
    record Union(Address one, Address other) implements Address {
        @Override
        public @Nullable String room() {
            return null;
        }
    }
}
