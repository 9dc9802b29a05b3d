// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.util.Optional;
import java.util.Set;

import dev.foyer.Audience;
import dev.foyer.Connection;
import dev.foyer.Connections;
import dev.foyer.Namespace;

/** The connections of the registry. */
public final class RegisteredConnections implements Connections {

    private final Registry registry;

    public RegisteredConnections(Registry registry) {
        this.registry = registry;
    }

    @Override
    public int count() {
        return registry.count();
    }

    @Override
    public Set<String> ids() {
        return registry.ids();
    }

    @Override
    public Optional<Connection> find(String id) {
        return Optional.ofNullable(registry.connection(id));
    }

    @Override
    public boolean isConnected(String id) {
        return registry.connection(id) != null;
    }

    @Override
    public Audience user(String id) {
        Group user = Group.user(id);
        return new Selection(new Recipients(() -> registry.members(user), null), registry.emitter());
    }

    @Override
    public Namespace namespace(String name) {
        return new NamedNamespace(Group.namespace(name), registry);
    }

    @Override
    public Audience everyone() {
        return new Selection(new Recipients(registry::connections, null), registry.emitter());
    }
}
