// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.Set;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;

import dev.foyer.Closing;
import org.jspecify.annotations.Nullable;

/**
 * The session that application code sees: it sends and closes through the connection's outbox. Two writers on one session lose
 * messages or get exceptions, and the outbox is one already.
 */
final class OutboxSession implements InvocationHandler {

    /** The user property that holds what stands for a session. */
    private static final String SHOWN = "dev.foyer.session";

    private final Session session;
    private final RawSender sender;
    private final MessageCodecs codecs;
    // Mutable state: made when first asked for; the first one keeps the parts of a message.
    private RemoteEndpoint.@Nullable Basic blocking;
    private RemoteEndpoint.@Nullable Async asynchronous;

    private OutboxSession(Session session, RawSender sender, MessageCodecs codecs) {
        this.session = session;
        this.sender = sender;
        this.codecs = codecs;
    }

    /** What stands for a session. */
    static Session of(Session session, RawSender sender, MessageCodecs codecs) {
        var handler = new OutboxSession(session, sender, codecs);
        var shown = (Session)
                Proxy.newProxyInstance(Session.class.getClassLoader(), new Class<?>[] {Session.class}, handler);
        session.getUserProperties().put(SHOWN, shown);
        return shown;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        return switch (method.getName()) {
            case "getBasicRemote" -> blocking();
            case "getAsyncRemote" -> asynchronous();
            case "getOpenSessions" -> shown(session.getOpenSessions());
            case "close" -> close(arguments);
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> session.hashCode();
            default -> pass(method, arguments);
        };
    }

    private synchronized RemoteEndpoint.Basic blocking() {
        if (blocking == null) {
            blocking = new OutboxRemote.Blocking(session.getBasicRemote(), sender, codecs);
        }
        return blocking;
    }

    private synchronized RemoteEndpoint.Async asynchronous() {
        if (asynchronous == null) {
            asynchronous = new OutboxRemote.Asynchronous(session.getAsyncRemote(), sender, codecs);
        }
        return asynchronous;
    }

    private static Set<Session> shown(Set<Session> sessions) {
        var shown = new LinkedHashSet<Session>();
        for (Session one : sessions) {
            Object known = one.getUserProperties().get(SHOWN);
            shown.add(known instanceof Session other ? other : one);
        }
        return shown;
    }

    private @Nullable Object close(Object @Nullable [] arguments) {
        Closing closing = Closing.NORMAL;
        if (arguments != null && arguments[0] instanceof CloseReason reason) {
            String phrase = reason.getReasonPhrase();
            closing = new Closing(reason.getCloseCode().getCode(), phrase == null ? "" : phrase);
        }
        sender.connection().close(closing);
        return null;
    }

    private @Nullable Object pass(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(session, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }
}
