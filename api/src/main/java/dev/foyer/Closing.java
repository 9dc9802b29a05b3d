// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.nio.charset.StandardCharsets;

/**
 * Describes why a connection is to be closed, or why it ended.
 *
 * @param code the WebSocket close code, 1000 to 4999 (RFC 6455, section 7.4)
 * @param reason a short text for the client, at most 123 bytes in UTF-8; may be empty
 */
public record Closing(int code, String reason) {

    /** 1000: the connection has served its purpose. */
    public static final Closing NORMAL = new Closing(1000, "");

    /** 1008: the client broke a rule of this server, for example by ten messages in a row that were no valid frames. */
    public static final Closing POLICY = new Closing(1008, "refused by policy");

    /** 1009: a message was larger than this server accepts. */
    public static final Closing TOO_BIG = new Closing(1009, "message too big");

    /** 1011: the server failed. */
    public static final Closing FAILED = new Closing(1011, "failed");

    /** 1012: the server or the application restarts. Clients reconnect. */
    public static final Closing RESTART = new Closing(1012, "restarting");

    /** 4000: the client reads more slowly than the server sends. Clients reconnect. */
    public static final Closing SLOW = new Closing(4000, "slow reader");

    /** 4001: the client did not answer a ping in time. Clients reconnect. */
    public static final Closing HEARTBEAT_MISSED = new Closing(4001, "heartbeat missed");

    /** 4002: the client's credentials have expired, and it has sent no others. Clients reconnect with new ones. */
    public static final Closing EXPIRED = new Closing(4002, "credentials expired");

    /** 4500: the application sent the client away. Clients do not reconnect. */
    public static final Closing KICKED = new Closing(4500, "kicked");

    /** 4502: another line has taken this one's place, after a resume. The client stays connected through the other. */
    public static final Closing REPLACED = new Closing(4502, "replaced");

    /** Checks the range of the code and the length of the reason. */
    public Closing {
        if (code < 1000 || code > 4999) {
            throw new IllegalArgumentException("A close code is 1000 to 4999, not " + code + ".");
        }
        int bytes = reason.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > 123) {
            throw new IllegalArgumentException("A close reason has at most 123 bytes in UTF-8, not " + bytes + ".");
        }
    }

    /**
     * Tests whether a server may send the code. A server may send 3000 to 4999, and the codes of RFC 6455 and its
     * registry (sections 7.4.1 and 11.7) except those that only report an end. A client treats any other code as a
     * broken connection.
     */
    public boolean isSendable() {
        return code >= 3000 || (code <= 1014 && code != 1004 && code != 1005 && code != 1006 && code != 1010);
    }
}
