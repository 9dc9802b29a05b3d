// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.session;

import java.nio.ByteBuffer;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;

import dev.foyer.Closing;
import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.connection.Frames;
import dev.foyer.internal.connection.Intake;
import dev.foyer.internal.connection.Lifecycle;
import dev.foyer.internal.container.Application;
import dev.foyer.internal.container.server.SimpleClosers;
import dev.foyer.internal.context.ConnectionScope;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.model.MessageModel.Kind;
import dev.foyer.internal.transport.SessionTransport;
import org.jspecify.annotations.Nullable;

/**
 * What the container calls: one instance a session, for every wrapped endpoint the same class. Only passes on. Public, as Jetty and Tyrus
 * ask of endpoints. All of one application are equal: Jetty's support of CDI keeps what it has injected into, and then there is only one to
 * keep.
 */
public final class FoyerEndpoint extends Endpoint {

    private static final Closing LOST = new Closing(1006, "");

    private final Application application;

    // Mutable state: set from when the session opens until it closes.
    private volatile @Nullable Lifecycle lifecycle;
    private volatile @Nullable Intake intake;

    public FoyerEndpoint(Application application) {
        this.application = application;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        Object admission = session.getUserProperties().remove(AdmittingConfigurator.ADMISSION);
        Object copy = config.getUserProperties().remove(AdmittingConfigurator.ADMISSION);
        if ((admission == null ? copy : admission) instanceof ConnectionScope scope
                && application.halfOpen().opened(scope)) {
            try {
                open(session, config, scope);
            } catch (RuntimeException | Error failure) {
                failed(session, scope, failure);
            }
        } else {
            refuse(session);
        }
    }

    private void open(Session session, EndpointConfig config, ConnectionScope scope) {
        var opened = new Lifecycle(application, scope);
        application.lifecycles().add(opened);
        lifecycle = opened;
        session.setMaxIdleTimeout(0); // the heartbeat sees to that, however long its interval
        var frames = new Frames(application, scope, opened);
        Session seen = session;
        if (scope.endpoint().methods().usesContainer()
                || !scope.endpoint().methods().messages().isEmpty()) {
            var codecs = new MessageCodecs(scope, application.instances(), config);
            var sender =
                    new RawSender(scope.connection(), application.settings().outboxMaxBytes());
            seen = OutboxSession.of(session, sender, codecs, () -> application.openSessions(scope.endpoint()));
            var messages = new Messages(application, scope, opened, frames, seen, sender, codecs);
            session.setMaxTextMessageBufferSize(containerLimit(messages.maxBytes(Kind.TEXT)));
            session.setMaxBinaryMessageBufferSize(containerLimit(messages.maxBytes(Kind.BINARY)));
            listen(session, messages);
        } else {
            int limit = containerLimit(application.settings().maxFrameBytes());
            session.setMaxTextMessageBufferSize(limit);
            session.setMaxBinaryMessageBufferSize(limit); // else Open Liberty keeps a binary frame of any size
            listen(session, frames);
        }
        boolean ours = Application.SUBPROTOCOL.equals(session.getNegotiatedSubprotocol());
        opened.open(transport(session), ours, seen, config);
    }

    /** Whatever the container does with an endpoint that fails to open, nothing is left of the connection. */
    private void failed(Session session, ConnectionScope scope, Throwable failure) {
        if (session.isOpen()) {
            LiveConnection connection = scope.connection();
            Log.error(Code.OPENING_FAILED, failure, connection.id(), connection.endpoint());
        } else {
            Log.debug("A peer left while its connection was opened: "
                    + failure.getClass().getName());
        }
        transport(session).close(Closing.FAILED);
        Lifecycle begun = lifecycle;
        if (begun == null) {
            application.admissions().discard(scope);
        } else {
            begun.endNow(Closing.FAILED);
        }
        lifecycle = null;
        intake = null;
    }

    /** One that comes too late; it may be the application that has ended since, and all but the workers with it. */
    private void refuse(Session session) {
        Closing closing = application.isStopping() ? Closing.RESTART : Closing.POLICY;
        new SessionTransport(session, new SimpleClosers(application.workers())).close(closing);
    }

    /** By way of this endpoint, as a container may keep a session's handlers for ever (Undertow, for one reset before it was open). */
    private void listen(Session session, Intake taking) {
        intake = taking;
        session.addMessageHandler(String.class, (MessageHandler.Partial<String>) this::text);
        session.addMessageHandler(ByteBuffer.class, (MessageHandler.Partial<ByteBuffer>) this::binary);
        session.addMessageHandler(PongMessage.class, (MessageHandler.Whole<PongMessage>) this::pong);
    }

    private void text(String part, boolean last) {
        Intake taking = intake;
        if (taking != null) {
            taking.text(part, last);
        }
    }

    private void binary(ByteBuffer part, boolean last) {
        Intake taking = intake;
        if (taking != null) {
            taking.binary(part, last);
        }
    }

    private void pong(PongMessage pong) {
        Intake taking = intake;
        if (taking != null) {
            taking.pong(pong);
        }
    }

    /**
     * Above our own limit, for which a message must be read to its end: a container that closes in the middle of one may reset
     * the connection, and the client never learns why.
     */
    private static int containerLimit(int maxBytes) {
        return (int) Math.min(Integer.MAX_VALUE, 4L * maxBytes);
    }

    @Override
    public void onError(Session session, Throwable failure) {
        Lifecycle opened = lifecycle;
        if (opened != null) {
            opened.failed(failure);
        }
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        Lifecycle opened = lifecycle;
        if (opened != null) {
            opened.closed(closing(reason));
            lifecycle = null;
            intake = null;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FoyerEndpoint endpoint && endpoint.application == application;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(application);
    }

    private SessionTransport transport(Session session) {
        return new SessionTransport(session, application.closers());
    }

    /** A lost line is 1011 on Open Liberty, with an exception's text; one that we sent ourselves is known before. */
    private static Closing closing(CloseReason reason) {
        int code = reason.getCloseCode().getCode();
        String phrase = reason.getReasonPhrase();
        boolean lost = code < 1000 || code > 4999 || code == CloseCodes.UNEXPECTED_CONDITION.getCode();
        return lost ? LOST : new Closing(code, phrase == null ? "" : phrase);
    }
}
