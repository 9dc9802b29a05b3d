// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.foyer.internal.model.ParameterModel.Role;
import org.jspecify.annotations.Nullable;

/**
 * One wrapped endpoint class.
 *
 * @param type the class
 * @param path its path
 * @param subprotocols its own subprotocols, most wanted first
 * @param headers its header schema, or {@code null}
 * @param user its user context, or {@code null}
 * @param callbacks its callbacks by the simple name of their annotation
 * @param events its event handlers by event name
 * @param messages its {@code @OnMessage} methods by the kind of message they take
 * @param access who may connect
 * @param roles the roles that it wants to know of each peer
 * @param pathVariables the variables of the path that its methods take as parameters
 * @param usesContainer whether one of its methods takes an object of the container, such as its session
 */
public record EndpointModel(
        Class<?> type,
        PathTemplate path,
        List<String> subprotocols,
        @Nullable HeaderSchema headers,
        @Nullable UserModel user,
        Map<String, CallbackModel> callbacks,
        Map<String, CallbackModel> events,
        Map<MessageModel.Kind, MessageModel> messages,
        Access access,
        Set<String> roles,
        List<PathVariable> pathVariables,
        boolean usesContainer) {

    /** The name under which a handler takes the events that no other one does. */
    public static final String FALLBACK = "*";

    public EndpointModel {
        subprotocols = List.copyOf(subprotocols);
        callbacks = Map.copyOf(callbacks);
        events = Map.copyOf(events);
        messages = Map.copyOf(messages);
        roles = Set.copyOf(roles);
        pathVariables = List.copyOf(pathVariables);
    }

    /** An endpoint; what its methods take is found out once. */
    public EndpointModel(
            Class<?> type,
            PathTemplate path,
            List<String> subprotocols,
            @Nullable HeaderSchema headers,
            @Nullable UserModel user,
            Map<String, CallbackModel> callbacks,
            Map<String, CallbackModel> events,
            Map<MessageModel.Kind, MessageModel> messages,
            Access access,
            Set<String> roles) {
        this(
                type,
                path,
                subprotocols,
                headers,
                user,
                callbacks,
                events,
                messages,
                access,
                roles,
                parameters(callbacks, events, messages)
                        .map(ParameterModel::variable)
                        .filter(Objects::nonNull)
                        .toList(),
                parameters(callbacks, events, messages).anyMatch(parameter -> parameter.role() == Role.CONTAINER));
    }

    /** An endpoint that takes no messages but events, from everybody. */
    public EndpointModel(
            Class<?> type,
            PathTemplate path,
            List<String> subprotocols,
            @Nullable HeaderSchema headers,
            @Nullable UserModel user,
            Map<String, CallbackModel> callbacks,
            Map<String, CallbackModel> events) {
        this(type, path, subprotocols, headers, user, callbacks, events, Map.of(), Access.OPEN, Set.of());
    }

    /** The handler of an event, if there is one for its name or for all others. */
    public Optional<CallbackModel> handler(String event) {
        CallbackModel own = events.get(event);
        return Optional.ofNullable(own == null ? events.get(FALLBACK) : own);
    }

    private static Stream<ParameterModel> parameters(
            Map<String, CallbackModel> callbacks,
            Map<String, CallbackModel> events,
            Map<MessageModel.Kind, MessageModel> messages) {
        return methods(callbacks, events, messages).flatMap(method -> method.parameters().stream());
    }

    private static Stream<CallbackModel> methods(
            Map<String, CallbackModel> callbacks,
            Map<String, CallbackModel> events,
            Map<MessageModel.Kind, MessageModel> messages) {
        return Stream.of(
                        callbacks.values().stream(),
                        events.values().stream(),
                        messages.values().stream().map(MessageModel::callback))
                .flatMap(methods -> methods);
    }

    /** All methods that are called. */
    public Stream<CallbackModel> methods() {
        return methods(callbacks, events, messages);
    }

    /** The callback of an annotation, if the class has one. */
    public Optional<CallbackModel> callback(String annotation) {
        return Optional.ofNullable(callbacks.get(annotation));
    }
}
