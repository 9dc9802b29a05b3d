// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.session;

import java.util.Optional;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;

import dev.foyer.Closing;
import dev.foyer.internal.connection.ConnectionFactory;
import dev.foyer.internal.connection.ContainerObjects;
import dev.foyer.internal.connection.HalfOpen;
import dev.foyer.internal.connection.Line;
import dev.foyer.internal.container.upgrade.SessionAdmission;
import dev.foyer.internal.context.ConnectionScope;
import dev.foyer.internal.transport.Closers;
import dev.foyer.internal.transport.SessionTransport;
import org.jspecify.annotations.Nullable;

/** Turns a session that opens into a connection, if it was admitted. Safe for any thread. */
public final class SessionOpener {

    /** The subprotocol of clients that understand all of the wire format. */
    public static final String SUBPROTOCOL = "foyer.v1";

    private final HalfOpen halfOpen;
    private final ConnectionFactory connections;
    private final SessionIntakes intakes;
    private final Closers closers;
    private final Closers lateClosers;

    /**
     * Takes the objects that all sessions of one application share.
     *
     * @param lateClosers close sessions that come too late: the application and most of its threads may have ended
     */
    public SessionOpener(
            HalfOpen halfOpen,
            ConnectionFactory connections,
            SessionIntakes intakes,
            Closers closers,
            Closers lateClosers) {
        this.halfOpen = halfOpen;
        this.connections = connections;
        this.intakes = intakes;
        this.closers = closers;
        this.lateClosers = lateClosers;
    }

    /** Returns the scope that a session was admitted with, or empty if there is none or the session comes too late. */
    Optional<ConnectionScope> admitted(Session session, EndpointConfig config) {
        return SessionAdmission.take(session.getUserProperties(), config.getUserProperties())
                .filter(halfOpen::opened);
    }

    Line begin(ConnectionScope scope) {
        return connections.create(scope);
    }

    Intakes intakes(Session session, EndpointConfig config, Line line) {
        return intakes.of(session, config, line);
    }

    void open(Line line, ConnectionScope scope, Session session, ContainerObjects container) {
        connections.open(
                line, scope, transport(session), SUBPROTOCOL.equals(session.getNegotiatedSubprotocol()), container);
    }

    ContainerObjects container(Session seen, EndpointConfig config) {
        return new ContainerObjects(seen, config, SessionOpener::reason);
    }

    private static CloseReason reason(Closing closing) {
        return new CloseReason(CloseCodes.getCloseCode(closing.code()), closing.reason());
    }

    void refuse(Session session) {
        Closing closing = connections.isStopping() ? Closing.RESTART : Closing.POLICY;
        new SessionTransport(session, lateClosers).close(closing);
    }

    /** Closes a session that could not be opened, and leaves nothing of it. */
    void discard(Session session, ConnectionScope scope, @Nullable Line line) {
        transport(session).close(Closing.FAILED);
        if (line != null && line.lifecycle().scope() == scope) {
            line.lifecycle().endNow(Closing.FAILED);
        } else { // also of a connection that goes on without this session
            connections.discard(scope);
        }
    }

    private SessionTransport transport(Session session) {
        return new SessionTransport(session, closers);
    }
}
