// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.util.Optional;
import java.util.function.Function;

import dev.foyer.Audience;
import dev.foyer.Connection;
import dev.foyer.Connections;
import dev.foyer.Namespace;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.diagnostics.Code;

/** Finds connections in the registry. */
public final class RegisteredConnections implements Connections {

    private final Registry registry;
    private final Function<Class<?>, Optional<String>> paths;

    /**
     * Creates the view of a registry.
     *
     * @param paths returns the path of an endpoint class
     */
    public RegisteredConnections(Registry registry, Function<Class<?>, Optional<String>> paths) {
        this.registry = registry;
        this.paths = paths;
    }

    @Override
    public int count() {
        return registry.count();
    }

    @Override
    public Optional<Connection> find(String id) {
        return Optional.ofNullable(registry.connection(id));
    }

    @Override
    public Audience ofUser(String id) {
        return group(Group.user(id));
    }

    @Override
    public Audience ofEndpoint(Class<?> type) {
        String path = paths.apply(type)
                .orElseThrow(() -> new IllegalArgumentException(Code.ENDPOINT_UNKNOWN.text(type.getName())));
        return group(Group.endpoint(path));
    }

    @Override
    public Namespace namespace(String name) {
        return new NamedNamespace(Group.namespace(name), registry);
    }

    @Override
    public Audience everyone() {
        return group(Group.EVERYONE);
    }

    private Audience group(Group group) {
        return new Addressable.Selection(new Recipients.Members(group, registry), registry);
    }
}
