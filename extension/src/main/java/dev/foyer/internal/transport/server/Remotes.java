// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.transport.server;

import java.io.IOException;
import java.nio.ByteBuffer;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;

/** How pings are sent, also between the parts of a message. */
public final class Remotes {

    private static final String JETTY = "org.eclipse.jetty.";

    private Remotes() {}

    /**
     * Sends a ping. One of Jetty's remotes that sends a ping forgets that it is in the middle of a message, so there it is the other
     * one. Not so elsewhere: Open Liberty's other one is still at it when the next part is sent, which then fails.
     */
    public static void ping(Session session, ByteBuffer content) throws IOException {
        RemoteEndpoint remote = session.getBasicRemote();
        if (remote.getClass().getName().startsWith(JETTY)) {
            remote = session.getAsyncRemote();
        }
        remote.sendPing(content);
    }
}
