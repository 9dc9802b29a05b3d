// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import dev.foyer.Namespace;
import dev.foyer.Rooms;
import dev.foyer.internal.address.Group;

/** A namespace, identified by its name. */
record NamedNamespace(Group group, Registry registry) implements Namespace, Addressable {

    @Override
    public String name() {
        return group.name();
    }

    @Override
    public Rooms rooms() {
        return new RegisteredRooms(registry, group.name());
    }

    @Override
    public int size() {
        return registry.members(group).size();
    }

    @Override
    public Recipients recipients() {
        return new Recipients.Members(group, registry);
    }

    @Override
    public String toString() {
        return "Namespace[" + group.name() + ']';
    }
}
