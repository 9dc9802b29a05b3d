// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.function.Function;

import dev.foyer.internal.address.Address;
import dev.foyer.internal.address.Group;

/** Finds the connections of this node that an address of another node is for. */
final class Resolution {

    private Resolution() {}

    /**
     * Returns each connection once.
     *
     * @param members returns the connections of a group
     */
    static Collection<LiveConnection> of(Address address, Function<Group, Collection<LiveConnection>> members) {
        if (address instanceof Address.Rest rest) {
            return of(rest.from(), members).stream()
                    .filter(connection -> !rest.excluded().contains(connection.id()))
                    .toList();
        }
        if (address instanceof Address.Union union) {
            var all = new LinkedHashSet<>(of(union.one(), members));
            all.addAll(of(union.other(), members));
            return all;
        }
        return members.apply((Group) address);
    }
}
