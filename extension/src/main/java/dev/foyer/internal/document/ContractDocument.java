// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.foyer.internal.document.schema.Schema;
import dev.foyer.internal.document.schema.Schemas;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.payload.name.JsonNames;

/** Describes, for clients, the messages between an application's endpoints and their clients. Immutable. */
public final class ContractDocument {

    /** TypeScript's own names that the declarations use. */
    private static final Set<String> RESERVED = Set.of("Record");

    private final String title;
    private final List<EndpointContract> endpoints;
    private final Map<String, Schema> components;

    /**
     * Reads the contract.
     *
     * @param title the name of the application
     * @param types the classes that may be events of the server, or presence in rooms
     * @param guarded whether a guard decides on clients' requests to join and leave rooms
     * @param names the names of properties in JSON
     */
    public ContractDocument(
            String title,
            Collection<EndpointModel> endpoints,
            Collection<Class<?>> types,
            boolean guarded,
            JsonNames names) {
        this.title = title;
        var taken = new HashSet<>(RESERVED);
        LargeNumbers.names().forEach(taken::add);
        var named = new LinkedHashMap<String, EndpointModel>();
        endpoints.stream()
                .sorted(Comparator.comparing(endpoint -> endpoint.type().getName()))
                .forEach(endpoint -> named.put(unique(endpoint.type().getSimpleName(), taken), endpoint));
        var schemas = new Schemas(names, taken);
        var reader = new ContractReader(schemas, types, guarded);
        this.endpoints = named.entrySet().stream()
                .map(endpoint -> reader.read(endpoint.getKey(), endpoint.getValue()))
                .toList();
        this.components = new LinkedHashMap<>(schemas.components());
    }

    private static String unique(String name, Set<String> taken) {
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = name + i;
        }
        return free;
    }

    /** Returns the contract as AsyncAPI 3.0, in JSON. */
    public String asyncApi() {
        return new AsyncApi(title, endpoints, components).write();
    }

    /** Returns TypeScript declarations for the client: an interface for each endpoint and each type in its events. */
    public String typeScript() {
        return Declarations.write(endpoints, components);
    }
}
