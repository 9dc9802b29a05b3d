// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.spring;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator;
import org.springframework.web.socket.handler.SessionLimitExceededException;

/** A connection and the rooms it is in. Any thread may send. */
final class Member {
    // The limits Spring itself sets for STOMP. No load but the stalled reader comes near them.
    private static final int SEND_TIME_LIMIT_MILLIS = 10_000;
    private static final int BUFFER_LIMIT_BYTES = 512 * 1024;

    private final WebSocketSession session;
    private final Set<String> rooms = ConcurrentHashMap.newKeySet();

    Member(WebSocketSession session) {
        this.session = new ConcurrentWebSocketSessionDecorator(session, SEND_TIME_LIMIT_MILLIS, BUFFER_LIMIT_BYTES);
    }

    Set<String> rooms() {
        return rooms;
    }

    boolean isOpen() {
        return session.isOpen();
    }

    /** Sends, or closes a connection that cannot be sent to, so that one member never fails the others. */
    void send(TextMessage message) {
        try {
            session.sendMessage(message);
        } catch (SessionLimitExceededException e) {
            close(e.getStatus());
        } catch (IOException | IllegalStateException e) {
            close(CloseStatus.PROTOCOL_ERROR);
        }
    }

    private void close(CloseStatus status) {
        try {
            session.close(status);
        } catch (IOException | IllegalStateException e) {
            // It is gone already.
        }
    }
}
