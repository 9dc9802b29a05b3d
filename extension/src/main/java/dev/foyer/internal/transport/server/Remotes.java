// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.transport.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;

/** Sends pings, also between the parts of a message, and closes sessions. */
public final class Remotes {

    private static final String JETTY = "org.eclipse.jetty.";

    /** A property of Tomcat's sessions: the time to write a close frame, in milliseconds. */
    private static final String CLOSE_SEND_TIMEOUT = "org.apache.tomcat.websocket.ABNORMAL_SESSION_CLOSE_SEND_TIMEOUT";

    private static final Long PATIENCE = 2_000L;

    /** Another property: the time in which a peer must answer a close frame, after which the connection is dropped. */
    private static final String SESSION_CLOSE_TIMEOUT = "org.apache.tomcat.websocket.SESSION_CLOSE_TIMEOUT";

    private Remotes() {}

    /**
     * Sends a ping. Jetty's basic remote loses track of a fragmented message when it pings, so on Jetty the
     * asynchronous one pings. Elsewhere the basic one does: on Open Liberty, the asynchronous one may still be busy
     * when the next part is sent, which then fails.
     */
    public static void ping(Session session, ByteBuffer content) throws IOException {
        forControl(session).sendPing(content);
    }

    /** Sends a pong in the same way as {@link #ping}. */
    public static void pong(Session session, ByteBuffer content) throws IOException {
        forControl(session).sendPong(content);
    }

    private static RemoteEndpoint forControl(Session session) {
        RemoteEndpoint remote = session.getBasicRemote();
        return remote.getClass().getName().startsWith(JETTY) ? session.getAsyncRemote() : remote;
    }

    /**
     * Closes a session. Tomcat drops the connection if a close frame with a code other than 1000 is not written within
     * 50 ms, which can happen on a busy machine. The peer would see 1006, so Tomcat is given more time.
     *
     * @param answer the longest time for the peer's answer
     */
    public static void close(Session session, CloseReason reason, Duration answer) throws IOException {
        session.getUserProperties().put(CLOSE_SEND_TIMEOUT, PATIENCE);
        session.getUserProperties().put(SESSION_CLOSE_TIMEOUT, answer.toMillis());
        session.close(reason);
    }
}
