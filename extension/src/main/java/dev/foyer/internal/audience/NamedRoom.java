// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.util.LinkedHashSet;
import java.util.Set;

import dev.foyer.Connection;
import dev.foyer.Room;
import org.jspecify.annotations.Nullable;

/** A room by its name. It holds no members: they are in the registry. */
record NamedRoom(String name, Registry registry) implements Room, Addressable {

    @Override
    public void join(Connection connection) {
        registry.join(name, LiveConnection.of(connection));
    }

    @Override
    public void leave(Connection connection) {
        registry.leave(name, LiveConnection.of(connection));
    }

    @Override
    public boolean contains(Connection connection) {
        return registry.contains(name, LiveConnection.of(connection));
    }

    @Override
    public Set<Connection> members() {
        return new LinkedHashSet<>(registry.members(name));
    }

    @Override
    public int size() {
        return registry.members(name).size();
    }

    @Override
    public Recipients recipients() {
        return new Recipients(() -> registry.members(name), name);
    }

    @Override
    public Emitter emitter() {
        return registry.emitter();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        Object room = other instanceof PathRoom path ? path.current().get() : other;
        return room instanceof NamedRoom same && same.name.equals(name) && same.registry == registry;
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return "Room[" + name + ']';
    }
}
