// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.foyer.internal.container.definition.check.ClaimedUsers;
import dev.foyer.internal.container.definition.check.EjbMethods;
import dev.foyer.internal.container.definition.endpoint.EndpointReader;
import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.model.EndpointModel;

/** Reads the endpoint classes of an application, and finds conflicts between them. */
public final class Definitions {

    private Definitions() {}

    /** Returns the models of several classes, and reports two on one path. With any problem, do not use the models. */
    public static List<EndpointModel> read(Collection<Class<?>> types, Problems problems) {
        var endpoints = new ArrayList<EndpointModel>();
        Map<String, EndpointModel> shapes = new HashMap<>();
        for (Class<?> type : byName(types)) {
            EndpointModel endpoint = EndpointReader.read(type, problems);
            if (endpoint != null) {
                endpoints.add(endpoint);
                EndpointModel other = shapes.putIfAbsent(endpoint.path().shape(), endpoint);
                if (other != null) {
                    problems.add(
                            Mistake.PATH_TAKEN, endpoint.path(), other.type().getName(), type.getName());
                }
            }
        }
        ClaimedUsers.check(endpoints, problems);
        endpoints.forEach(endpoint -> EjbMethods.check(endpoint, problems));
        return endpoints;
    }

    /** Sorts classes by name: servers find them in any order, but messages about them are always the same. */
    private static List<Class<?>> byName(Collection<Class<?>> types) {
        return types.stream().sorted(Comparator.comparing(Class::getName)).toList();
    }
}
