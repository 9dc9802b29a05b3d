// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.nio.charset.StandardCharsets;

/**
 * Why a connection ends or ended.
 *
 * @param code the WebSocket close code, 1000 to 4999 (RFC 6455, section 7.4)
 * @param reason a short text for the peer, at most 123 bytes in UTF-8; may be empty
 */
public record Closing(int code, String reason) {

    /** 1000: done. */
    public static final Closing NORMAL = new Closing(1000, "");

    /** 1008: the peer broke a rule of this server, such as ten messages in a row that are no frames. */
    public static final Closing POLICY = new Closing(1008, "refused by policy");

    /** 1009: a message was larger than this server takes. */
    public static final Closing TOO_BIG = new Closing(1009, "message too big");

    /** 1011: the server failed. */
    public static final Closing FAILED = new Closing(1011, "failed");

    /** 1012: the server or application restarts; clients come back. */
    public static final Closing RESTART = new Closing(1012, "restarting");

    /** 4000: the peer reads slower than it is sent to; clients come back. */
    public static final Closing SLOW = new Closing(4000, "slow reader");

    /** 4001: the peer did not answer a ping in time; clients come back. */
    public static final Closing HEARTBEAT_MISSED = new Closing(4001, "heartbeat missed");

    /** 4500: sent away; clients stay away. */
    public static final Closing KICKED = new Closing(4500, "kicked");

    /** Checks the code's range and the reason's length. */
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
     * Whether a server may send the code: those of RFC 6455 and its registry that do not only describe what was seen (sections 7.4.1
     * and 11.7), and 3000 to 4999. Peers take others for a broken line.
     */
    public boolean isSendable() {
        return code >= 3000 || (code <= 1014 && code != 1004 && code != 1005 && code != 1006 && code != 1010);
    }
}
