// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.endpoint;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import dev.foyer.OnEvent;
import dev.foyer.internal.container.definition.type.Methods;
import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.model.Callback;
import dev.foyer.internal.model.CallbackModel;
import dev.foyer.internal.model.EndpointMethods;
import dev.foyer.internal.model.MessageKind;
import dev.foyer.internal.model.MessageModel;

/** Collects the methods of an endpoint class, and reports those that conflict. For one thread. */
final class FoundMethods {

    private final Subject subject;
    // Mutable state: the methods found, in order.
    private final Map<Callback, CallbackModel> callbacks = new EnumMap<>(Callback.class);
    private final Map<String, CallbackModel> events = new LinkedHashMap<>();
    private final Map<MessageKind, MessageModel> messages = new EnumMap<>(MessageKind.class);

    FoundMethods(Subject subject) {
        this.subject = subject;
    }

    EndpointMethods methods() {
        return new EndpointMethods(callbacks, events, messages);
    }

    void addCallback(CallbackModel callback) {
        CallbackModel earlier = callbacks.putIfAbsent(callback.kind(), callback);
        if (earlier != null) {
            subject.report(
                    Mistake.CALLBACK_TWICE,
                    subject.type().getName(),
                    callback.kind().annotation(),
                    earlier.method().getName(),
                    callback.method().getName());
        }
    }

    void addEvent(CallbackModel handler) {
        String event = EventNames.of(handler);
        if (event.isBlank()) {
            subject.report(Mistake.EVENT_UNNAMED, Methods.name(handler.method()));
            return;
        }
        CallbackModel earlier = events.putIfAbsent(event, handler);
        if (earlier != null) {
            subject.report(
                    Mistake.EVENT_TAKEN,
                    event,
                    earlier.method().getName(),
                    handler.method().getName(),
                    subject.type().getName());
        }
    }

    void addMessage(MessageModel message) {
        MessageModel earlier = messages.putIfAbsent(message.kind(), message);
        CallbackModel callback = message.callback();
        if (earlier != null) {
            subject.report(
                    Mistake.MESSAGE_TWICE,
                    subject.type().getName(),
                    message.kind().name().toLowerCase(Locale.ROOT),
                    earlier.callback().method().getName(),
                    callback.method().getName());
        }
        if (message.kind() == MessageKind.TEXT && takesEvents()) {
            subject.report(Mistake.MESSAGE_BESIDE_EVENT, Methods.name(callback.method()));
        }
    }

    /** Tests whether any method of the class handles events, found already or not. */
    private boolean takesEvents() {
        return Methods.of(subject.type()).stream().anyMatch(method -> method.isAnnotationPresent(OnEvent.class));
    }
}
