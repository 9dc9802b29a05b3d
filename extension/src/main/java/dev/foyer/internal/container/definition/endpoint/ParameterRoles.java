// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.endpoint;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

import jakarta.websocket.CloseReason;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;

import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.Handshake;
import dev.foyer.HandshakeHeaders;
import dev.foyer.Resumed;
import dev.foyer.Verified;
import dev.foyer.internal.container.definition.type.MessageTypes;
import dev.foyer.internal.model.Callback;
import dev.foyer.internal.model.ParameterRole;
import org.jspecify.annotations.Nullable;

/** Knows the types that the parameters of one kind of callback may have, and the role of each. */
final class ParameterRoles {

    private static final Map<Callback, Set<Class<?>>> CONTAINER_TYPES = Map.of(
            Callback.OPEN, Set.of(Session.class, EndpointConfig.class),
            Callback.MESSAGE, Set.of(Session.class),
            Callback.CLOSE, Set.of(Session.class, CloseReason.class),
            Callback.ERROR, Set.of(Session.class, Throwable.class));

    private static final Set<Callback> AT_THE_END = Set.of(Callback.CLOSE, Callback.DISCONNECT);

    private final Callback kind;
    private final @Nullable Class<?> user;
    private final MessageTypes messages;

    ParameterRoles(Callback kind, Subject subject) {
        this.kind = kind;
        this.user = kind == Callback.CONNECT || subject.user() == null
                ? null
                : subject.user().type();
        this.messages = subject.messages();
    }

    /** Returns the role of a parameter of a method, or {@code null} if there is none for its type. */
    @Nullable
    ParameterRole of(Class<?> type, Method method) {
        if (isLast(type, method)) {
            return ParameterRole.LAST;
        }
        if (type == Connection.class) {
            return ParameterRole.CONNECTION;
        }
        if (type == Handshake.class) {
            return ParameterRole.HANDSHAKE;
        }
        if (type.isAnnotationPresent(HandshakeHeaders.class)) {
            return ParameterRole.HEADERS;
        }
        if (type == Closing.class && AT_THE_END.contains(kind)) {
            return ParameterRole.CLOSING;
        }
        if (type == Resumed.class && kind == Callback.RESUME) {
            return ParameterRole.RESUMED;
        }
        if (type == Verified.class && kind == Callback.CONNECT) {
            return ParameterRole.VERIFIED;
        }
        if (CONTAINER_TYPES.getOrDefault(kind, Set.of()).contains(type)) {
            return ParameterRole.CONTAINER;
        }
        if (user != null && type != Object.class && type.isAssignableFrom(user)) {
            return ParameterRole.USER;
        }
        boolean payload =
                kind == Callback.MESSAGE ? messages.kind(type).isPresent() : kind == Callback.EVENT && !isService(type);
        return payload ? ParameterRole.PAYLOAD : null;
    }

    /** Tests whether a parameter of an {@code @OnMessage} method marks the last part of a message. */
    private boolean isLast(Class<?> type, Method method) {
        return kind == Callback.MESSAGE
                && type == boolean.class
                && Arrays.stream(method.getParameters())
                        .filter(parameter -> !parameter.isAnnotationPresent(PathParam.class))
                        .anyMatch(parameter -> MessageTypes.isPart(parameter.getType()));
    }

    /** Tests whether a type belongs to the container or Foyer, so that no data can be bound to it. */
    private static boolean isService(Class<?> type) {
        return type.getPackageName().startsWith("jakarta.websocket")
                || Throwable.class.isAssignableFrom(type)
                || (type.isInterface() && type.getPackageName().equals("dev.foyer"));
    }

    /** Describes the allowed types, for a message to people. */
    String allowed() {
        var allowed = new ArrayList<String>();
        if (user != null) {
            allowed.add("the user context " + user.getName());
        }
        allowed.add("a record annotated @HandshakeHeaders");
        allowed.add("Connection");
        allowed.add("Handshake");
        allowed.add("a @PathParam");
        if (kind == Callback.EVENT) {
            allowed.add("one payload");
        }
        if (kind == Callback.MESSAGE) {
            allowed.add("one message (text, binary, pong, or an object that a decoder of the endpoint creates)");
        }
        if (AT_THE_END.contains(kind)) {
            allowed.add("Closing");
        }
        if (kind == Callback.RESUME) {
            allowed.add("Resumed");
        }
        if (kind == Callback.CONNECT) {
            allowed.add("Verified");
        }
        CONTAINER_TYPES.getOrDefault(kind, Set.of()).stream()
                .map(Class::getSimpleName)
                .sorted()
                .forEach(allowed::add);
        return String.join(", ", allowed);
    }
}
