// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.session;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.function.Supplier;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;

import dev.foyer.Closing;
import dev.foyer.internal.diagnostics.Code;
import org.jspecify.annotations.Nullable;

/**
 * The session that application code sees. It sends and closes through the connection's outbox: two writers on one
 * session lose messages or get exceptions, and the outbox is already one writer.
 */
final class OutboxSession implements InvocationHandler {

    private final Session session;
    private final RawSender sender;
    private final MessageCodecs codecs;
    private final Supplier<Set<Session>> open;
    // Mutable state: created on first use; the blocking one keeps the parts of a message.
    private RemoteEndpoint.@Nullable Basic blocking;
    private RemoteEndpoint.@Nullable Async asynchronous;

    private OutboxSession(Session session, RawSender sender, MessageCodecs codecs, Supplier<Set<Session>> open) {
        this.session = session;
        this.sender = sender;
        this.codecs = codecs;
        this.open = open;
    }

    /**
     * Returns a proxy of a session.
     *
     * @param open the proxies of its endpoint's open sessions; a container sees one endpoint, as all share a class
     */
    static Session of(Session session, RawSender sender, MessageCodecs codecs, Supplier<Set<Session>> open) {
        var handler = new OutboxSession(session, sender, codecs, open);
        return (Session)
                Proxy.newProxyInstance(Session.class.getClassLoader(), new Class<?>[] {Session.class}, handler);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        return switch (method.getName()) {
            case "getBasicRemote" -> blocking();
            case "getAsyncRemote" -> asynchronous();
            case "getOpenSessions" -> open.get();
            case "getUserPrincipal" ->
                sender.connection().handshake().principal(); // not all containers return a wrapped request's
            case "isOpen" -> session.isOpen() && sender.connection().isOpen();
            case "addMessageHandler", "removeMessageHandler" -> throw refused(Code.SESSION_HANDLER, method);
            case "getMessageHandlers" -> Set.of(); // all handlers are Foyer's own
            case "setMaxTextMessageBufferSize", "setMaxBinaryMessageBufferSize" ->
                throw refused(Code.SESSION_LIMIT, method);
            case "close" -> close(arguments);
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> session.hashCode();
            default -> pass(method, arguments);
        };
    }

    private synchronized RemoteEndpoint.Basic blocking() {
        if (blocking == null) {
            blocking = new BlockingRemote(sender, codecs);
        }
        return blocking;
    }

    private synchronized RemoteEndpoint.Async asynchronous() {
        if (asynchronous == null) {
            asynchronous = new AsynchronousRemote(sender, codecs);
        }
        return asynchronous;
    }

    /** Refuses a call that would do nothing, or would take the messages away from Foyer. */
    private IllegalStateException refused(Code code, Method method) {
        return new IllegalStateException(
                code.text(method.getName(), sender.connection().endpoint()));
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
