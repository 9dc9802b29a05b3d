// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.endpoint;

import java.util.List;
import java.util.Set;

import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.internal.container.definition.endpoint.header.HeaderSchemaReader;
import dev.foyer.internal.container.definition.type.Instantiable;
import dev.foyer.internal.container.definition.type.MessageTypes;
import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.model.EndpointMethods;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.model.ParameterModel;
import dev.foyer.internal.model.ParameterRole;
import dev.foyer.internal.model.PeerModel;
import dev.foyer.internal.model.UserModel;
import dev.foyer.internal.model.handshake.HeaderSchema;
import dev.foyer.internal.model.handshake.PathTemplate;
import org.jspecify.annotations.Nullable;

/** Reads a wrapped endpoint class into its model, and reports all mistakes in it. */
public final class EndpointReader {

    private EndpointReader() {}

    /** Returns the model, which must not be used if a problem was added. */
    public static @Nullable EndpointModel read(Class<?> type, Problems problems) {
        ServerEndpoint annotation = type.getAnnotation(ServerEndpoint.class);
        UserModel user = UserReader.read(type, problems);
        PathTemplate path = path(annotation.value(), type, problems);
        Instantiable.complaint(type).ifPresent(why -> problems.add(Mistake.ENDPOINT_UNUSABLE, type.getName(), why));
        Rates.check(type, type.getName(), problems);
        Set<String> variables = path == null ? Set.of() : path.variables();
        var subject = new Subject(type, user, new MessageTypes(annotation), variables, problems);
        EndpointMethods methods = new MethodsReader(subject).read();
        if (path == null) {
            return null;
        }
        var peer =
                new PeerModel(headers(methods, path, subject), user, AccessReader.of(type), AccessReader.roles(type));
        return new EndpointModel(type, path, List.of(annotation.subprotocols()), peer, methods);
    }

    private static @Nullable PathTemplate path(String text, Class<?> type, Problems problems) {
        try {
            return PathTemplate.parse(text);
        } catch (IllegalArgumentException invalid) {
            problems.add(Mistake.PATH_INVALID, text, type.getName(), String.valueOf(invalid.getMessage()));
            return null;
        }
    }

    private static @Nullable HeaderSchema headers(EndpointMethods methods, PathTemplate path, Subject subject) {
        List<? extends Class<?>> schemas = methods.all()
                .flatMap(callback -> callback.parameters().stream())
                .filter(parameter -> parameter.role() == ParameterRole.HEADERS)
                .map(ParameterModel::type)
                .distinct()
                .toList();
        if (schemas.size() > 1) {
            subject.report(
                    Mistake.HEADERS_TWICE,
                    subject.type().getName(),
                    schemas.get(0).getName(),
                    schemas.get(1).getName());
        }
        return schemas.isEmpty() ? null : HeaderSchemaReader.read(schemas.get(0), path, subject.problems());
    }
}
