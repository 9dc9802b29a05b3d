// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.transport.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;

/** How pings are sent, also between the parts of a message, and how sessions are closed. */
public final class Remotes {

    private static final String JETTY = "org.eclipse.jetty.";

    /** A property of Tomcat's sessions, in milliseconds. */
    private static final String CLOSE_SEND_TIMEOUT = "org.apache.tomcat.websocket.ABNORMAL_SESSION_CLOSE_SEND_TIMEOUT";

    private static final Long PATIENCE = 2_000L;

    /** Another one: in how long a peer has to answer a close frame, until the line is dropped. */
    private static final String SESSION_CLOSE_TIMEOUT = "org.apache.tomcat.websocket.SESSION_CLOSE_TIMEOUT";

    private Remotes() {}

    /**
     * Sends a ping. One of Jetty's remotes that sends a ping forgets that it is in the middle of a message, so there it is the other
     * one. Not so elsewhere: Open Liberty's other one is still at it when the next part is sent, which then fails.
     */
    public static void ping(Session session, ByteBuffer content) throws IOException {
        forControl(session).sendPing(content);
    }

    /** Sends a pong, as {@link #ping}. */
    public static void pong(Session session, ByteBuffer content) throws IOException {
        forControl(session).sendPong(content);
    }

    private static RemoteEndpoint forControl(Session session) {
        RemoteEndpoint remote = session.getBasicRemote();
        return remote.getClass().getName().startsWith(JETTY) ? session.getAsyncRemote() : remote;
    }

    /**
     * Closes a session. Tomcat drops the line if a close frame with a code other than 1000 has not been written after 50 ms, which is a
     * moment of a busy machine; the peer would see 1006. It is given longer.
     *
     * @param answer how long the peer may take to answer
     */
    public static void close(Session session, CloseReason reason, Duration answer) throws IOException {
        session.getUserProperties().put(CLOSE_SEND_TIMEOUT, PATIENCE);
        session.getUserProperties().put(SESSION_CLOSE_TIMEOUT, answer.toMillis());
        session.close(reason);
    }
}
