// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.endpoint;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

import jakarta.websocket.OnMessage;

import dev.foyer.internal.container.definition.type.Methods;
import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.model.CallbackModel;
import dev.foyer.internal.model.MessageKind;
import dev.foyer.internal.model.MessageModel;
import dev.foyer.internal.model.ParameterModel;
import dev.foyer.internal.model.ParameterRole;
import dev.foyer.internal.types.Generics;

/** Reads an {@code @OnMessage} method (Jakarta WebSocket, section 4.7). */
final class MessageReader {

    private MessageReader() {}

    /** Returns the model, or empty if a problem was added. */
    static Optional<MessageModel> read(CallbackModel callback, OnMessage annotation, Subject subject) {
        String name = Methods.name(callback.method());
        Class<?> returned = Generics.raw(TypeArguments.known(callback.method().getGenericReturnType(), subject.type()));
        if (!subject.messages().isSendable(returned) && !CompletionStage.class.isAssignableFrom(returned)) {
            subject.report(Mistake.MESSAGE_RETURN, name, returned.getName());
        }
        Optional<MessageKind> kind =
                callback.payload().map(ParameterModel::type).flatMap(subject.messages()::kind);
        if (kind.isEmpty()) {
            subject.report(Mistake.MESSAGE_MISSING, name);
        }
        boolean partial = callback.parameters().stream().anyMatch(parameter -> parameter.role() == ParameterRole.LAST);
        return kind.map(found -> new MessageModel(found, partial, annotation.maxMessageSize(), callback));
    }
}
