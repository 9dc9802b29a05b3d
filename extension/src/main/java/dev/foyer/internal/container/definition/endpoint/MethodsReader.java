// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.endpoint;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;

import jakarta.websocket.OnMessage;

import dev.foyer.OnEvent;
import dev.foyer.internal.container.definition.type.Methods;
import dev.foyer.internal.container.definition.type.PublicTypes;
import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.model.Access;
import dev.foyer.internal.model.Callback;
import dev.foyer.internal.model.CallbackModel;
import dev.foyer.internal.model.EndpointMethods;
import dev.foyer.internal.model.ParameterModel;

/** Reads the methods of an endpoint class that Foyer calls. */
final class MethodsReader {

    private final Subject subject;
    private final FoundMethods found;

    MethodsReader(Subject subject) {
        this.subject = subject;
        this.found = new FoundMethods(subject);
    }

    EndpointMethods read() {
        for (Method method : Methods.of(subject.type())) {
            for (Callback kind : CallbackAnnotations.on(method)) {
                if (isCallable(method)) {
                    read(kind, method);
                }
            }
        }
        return found.methods();
    }

    private boolean isCallable(Method method) {
        boolean hidden = Modifier.isPrivate(method.getModifiers()) || Modifier.isStatic(method.getModifiers());
        if (hidden) {
            subject.report(Mistake.METHOD_HIDDEN, Methods.name(method));
        } else {
            method.setAccessible(true);
        }
        return !hidden;
    }

    private void read(Callback kind, Method method) {
        List<ParameterModel> parameters = new ParameterReader(kind, subject).read(method);
        Access access = AccessReader.of(method, kind, subject.problems());
        OnEvent event = method.getAnnotation(OnEvent.class);
        boolean concurrent = kind == Callback.EVENT && event != null && event.concurrent();
        var callback = new CallbackModel(kind, method, parameters, concurrent, access);
        switch (kind) {
            case EVENT -> {
                found.addEvent(callback);
                checkReply(method);
                Rates.check(method, Methods.name(method), subject.problems());
            }
            case MESSAGE ->
                MessageReader.read(callback, method.getAnnotation(OnMessage.class), subject)
                        .ifPresent(found::addMessage);
            default -> found.addCallback(callback);
        }
    }

    private void checkReply(Method method) {
        PublicTypes.hidden(TypeArguments.known(method.getGenericReturnType(), subject.type()))
                .forEach(hidden -> subject.report(Mistake.PAYLOAD_HIDDEN, Methods.name(method), hidden.getName()));
    }
}
