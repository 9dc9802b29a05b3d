// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.check;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.foyer.internal.container.definition.type.Methods;
import dev.foyer.internal.container.definition.type.UserTypes;
import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.model.CallbackModel;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.model.UserModel;

/** Finds handlers that would read a user context from client data, usually because no {@code @OnConnect} returns it. */
public final class ClaimedUsers {

    private ClaimedUsers() {}

    public static void check(List<EndpointModel> endpoints, Problems problems) {
        Set<Class<?>> users = endpoints.stream()
                .map(EndpointModel::user)
                .filter(Objects::nonNull)
                .map(UserModel::type)
                .filter(UserTypes::isInjectable)
                .collect(Collectors.toSet());
        for (EndpointModel endpoint : endpoints) {
            for (CallbackModel handler : endpoint.methods().events().values()) {
                handler.payload()
                        .filter(payload -> isUser(payload.payload(), users))
                        .ifPresent(payload -> problems.add(
                                Mistake.PAYLOAD_IS_USER,
                                Methods.name(handler.method()),
                                payload.payload().getTypeName(),
                                endpoint.type().getName()));
            }
        }
    }

    private static boolean isUser(Type payload, Set<Class<?>> users) {
        return payload instanceof Class<?> type
                && UserTypes.isInjectable(type)
                && (users.contains(type) || !UserTypes.ids(type).isEmpty());
    }
}
