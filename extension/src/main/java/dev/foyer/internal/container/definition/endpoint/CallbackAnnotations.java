// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.endpoint;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;

import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;

import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.OnResume;
import dev.foyer.internal.model.Callback;

/** Knows the annotations that make methods callbacks. */
final class CallbackAnnotations {

    private CallbackAnnotations() {}

    /** Returns the occasions on which a method is called, in a fixed order; none for most methods. */
    static List<Callback> on(Method method) {
        return Stream.of(Callback.values())
                .filter(kind -> method.isAnnotationPresent(of(kind)))
                .toList();
    }

    static Class<? extends Annotation> of(Callback kind) {
        return switch (kind) {
            case CONNECT -> OnConnect.class;
            case OPEN -> OnOpen.class;
            case RESUME -> OnResume.class;
            case CLOSE -> OnClose.class;
            case ERROR -> OnError.class;
            case DISCONNECT -> OnDisconnect.class;
            case EVENT -> OnEvent.class;
            case MESSAGE -> OnMessage.class;
        };
    }
}
