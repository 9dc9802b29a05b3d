// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The recipients of an emit, determined at the time of the emit.
 *
 * @param who supplies each recipient once
 * @param room the name of the room, if it is a single room
 */
record Recipients(
        Supplier<? extends Collection<LiveConnection>> who,
        @Nullable String room) {

    Recipients except(Set<LiveConnection> excluded) {
        return new Recipients(
                () -> {
                    var rest = new ArrayList<LiveConnection>();
                    for (LiveConnection connection : who.get()) {
                        if (!excluded.contains(connection)) {
                            rest.add(connection);
                        }
                    }
                    return rest;
                },
                room);
    }

    Recipients and(Recipients other) {
        return new Recipients(
                () -> {
                    var union = new LinkedHashSet<LiveConnection>(who.get());
                    union.addAll(other.who().get());
                    return union;
                },
                null);
    }
}
