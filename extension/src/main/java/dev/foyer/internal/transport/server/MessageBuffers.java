// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.transport.server;

import jakarta.websocket.Session;

/** Sets the containers' limits for the messages of a session, which Foyer takes in parts. */
public final class MessageBuffers {

    private static final String TOMCAT = "org.apache.tomcat.";

    private MessageBuffers() {}

    /**
     * Limits messages. Without a limit, Open Liberty keeps a binary frame of any size. Tomcat allocates a buffer of this
     * size for each connection with its first message, and hands out parts whenever its buffer is full, so there the
     * buffers stay as small as they are.
     *
     * @param text the largest text message in bytes
     * @param binary the largest binary message in bytes
     */
    public static void limit(Session session, int text, int binary) {
        if (!session.getClass().getName().startsWith(TOMCAT)) {
            session.setMaxTextMessageBufferSize(text);
            session.setMaxBinaryMessageBufferSize(binary);
        }
    }
}
