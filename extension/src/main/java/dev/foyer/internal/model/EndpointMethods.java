// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import dev.foyer.internal.model.handshake.PathVariable;

/** Holds the methods of an endpoint class that Foyer calls. Determines once which parameters they take. Immutable. */
public final class EndpointMethods {

    /** Holds no methods. */
    public static final EndpointMethods NONE = new EndpointMethods(Map.of(), Map.of(), Map.of());

    private final Map<Callback, CallbackModel> callbacks;
    private final Map<String, CallbackModel> events;
    private final Map<MessageKind, MessageModel> messages;
    private final List<PathVariable> pathVariables;
    private final boolean usesContainer;
    private final boolean takesSession;
    private final boolean hasConcurrent;

    /**
     * Holds the methods of one class.
     *
     * @param callbacks its callbacks, by occasion
     * @param events its event handlers, by event name
     * @param messages its {@code @OnMessage} methods, by the kind of message they take
     */
    public EndpointMethods(
            Map<Callback, CallbackModel> callbacks,
            Map<String, CallbackModel> events,
            Map<MessageKind, MessageModel> messages) {
        this.callbacks = copy(callbacks);
        this.events = copy(events);
        this.messages = copy(messages);
        this.pathVariables = parameters()
                .map(ParameterModel::variable)
                .filter(Objects::nonNull)
                .toList();
        this.hasConcurrent = this.events.values().stream().anyMatch(CallbackModel::concurrent);
        this.usesContainer = parameters().anyMatch(parameter -> parameter.role() == ParameterRole.CONTAINER);
        this.takesSession = parameters()
                .anyMatch(parameter -> parameter.role() == ParameterRole.CONTAINER
                        && parameter.type().isInterface()); // others are values, such as a reason
    }

    public Map<Callback, CallbackModel> callbacks() {
        return callbacks;
    }

    public Map<String, CallbackModel> events() {
        return events;
    }

    public Map<MessageKind, MessageModel> messages() {
        return messages;
    }

    /** Returns the variables of the path that the methods take as parameters. */
    public List<PathVariable> pathVariables() {
        return pathVariables;
    }

    /** Tests whether one of the methods takes an object of the container, such as its session. */
    public boolean usesContainer() {
        return usesContainer;
    }

    /** Tests whether one of the methods takes the container's session, or its configuration, and might keep it. */
    public boolean takesSession() {
        return takesSession;
    }

    /** Tests whether the handler of some event may run beside others. */
    public boolean hasConcurrent() {
        return hasConcurrent;
    }

    /** Returns all methods, in a fixed order. */
    public Stream<CallbackModel> all() {
        return Stream.of(
                        callbacks.values().stream(),
                        events.values().stream(),
                        messages.values().stream().map(MessageModel::callback))
                .flatMap(methods -> methods);
    }

    /** Copies a map and keeps its order, so that messages about an endpoint are always the same. */
    private static <K, V> Map<K, V> copy(Map<K, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    private Stream<ParameterModel> parameters() {
        return all().flatMap(method -> method.parameters().stream());
    }
}
