// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import jakarta.websocket.OnMessage;

import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.model.Access;
import dev.foyer.internal.model.CallbackModel;
import dev.foyer.internal.model.MessageModel;
import dev.foyer.internal.model.MessageModel.Kind;
import dev.foyer.internal.model.ParameterModel;
import dev.foyer.internal.model.ParameterModel.Role;
import dev.foyer.internal.payload.Generics;

/** Reads an {@code @OnMessage} method (Jakarta WebSocket, section 4.7). */
final class MessageReader {

    private final Class<?> endpoint;
    private final MessageTypes types;
    private final Problems problems;

    MessageReader(Class<?> endpoint, MessageTypes types, Problems problems) {
        this.endpoint = endpoint;
        this.types = types;
        this.problems = problems;
    }

    /** The model, or empty with at least one more problem. */
    Optional<MessageModel> read(Method method, OnMessage annotation, List<ParameterModel> parameters, Access access) {
        var callback = new CallbackModel(OnMessage.class.getSimpleName(), method, parameters, false, access);
        Class<?> returned = Generics.raw(TypeArguments.known(method.getGenericReturnType(), endpoint));
        if (!types.isSendable(returned) && !CompletionStage.class.isAssignableFrom(returned)) {
            problems.add(Code.MESSAGE_RETURN, Methods.name(method), returned.getName());
        }
        Optional<Kind> kind = callback.payload().map(ParameterModel::type).flatMap(types::kind);
        if (kind.isEmpty()) {
            problems.add(Code.MESSAGE_MISSING, Methods.name(method));
        }
        boolean partial = parameters.stream().anyMatch(parameter -> parameter.role() == Role.LAST);
        return kind.map(found -> new MessageModel(found, partial, annotation.maxMessageSize(), callback));
    }
}
