// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.session;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Decoder;
import jakarta.websocket.Encoder;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;

import dev.foyer.internal.container.upgrade.SessionAdmission;
import dev.foyer.internal.context.ConnectionScope;
import org.jspecify.annotations.Nullable;

/** A container's session of an admitted connection, whose peer takes all and says nothing. */
public final class FakeSession implements InvocationHandler {

    private final Map<String, Object> properties = new HashMap<>();
    private final BlockingQueue<CloseReason> reasons = new LinkedBlockingQueue<>();
    private final String failing;

    private FakeSession(ConnectionScope admission, String failing) {
        SessionAdmission.put(properties, admission);
        this.failing = failing;
    }

    public static FakeSession of(ConnectionScope admission) {
        return new FakeSession(admission, "");
    }

    /** One of whose methods throws. */
    public static FakeSession failing(ConnectionScope admission, String method) {
        return new FakeSession(admission, method);
    }

    /** As the container opens it. */
    public void open(FoyerEndpoint endpoint) {
        endpoint.onOpen(proxy(Session.class, this), new Config());
    }

    /** The code that it was closed with. */
    public int closeCode() throws InterruptedException {
        CloseReason reason = reasons.poll(10, TimeUnit.SECONDS);
        if (reason == null) {
            throw new AssertionError("Nobody closes the session.");
        }
        return reason.getCloseCode().getCode();
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
        if (method.getName().equals(failing)) {
            throw new IllegalStateException("no " + failing);
        }
        return switch (method.getName()) {
            case "getUserProperties" -> properties;
            case "isOpen" -> true;
            case "getBasicRemote" -> proxy(RemoteEndpoint.Basic.class, (remote, sending, what) -> null);
            case "close" -> closed(arguments);
            case "hashCode" -> hashCode();
            default -> null;
        };
    }

    private @Nullable Object closed(Object @Nullable [] arguments) {
        if (arguments != null) {
            reasons.add((CloseReason) arguments[0]);
        }
        return null;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** What an endpoint is published with. */
    private static final class Config implements EndpointConfig {
        @Override
        public List<Class<? extends Encoder>> getEncoders() {
            return List.of();
        }

        @Override
        public List<Class<? extends Decoder>> getDecoders() {
            return List.of();
        }

        @Override
        public Map<String, Object> getUserProperties() {
            return new HashMap<>();
        }
    }
}
