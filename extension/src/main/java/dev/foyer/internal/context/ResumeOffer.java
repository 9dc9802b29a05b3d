// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.context;

import org.jspecify.annotations.Nullable;

/**
 * Holds what a client that can come back to a connection says in a handshake.
 *
 * @param claim the connection that it comes back to, or {@code null} if it has had none
 */
public record ResumeOffer(@Nullable Claim claim) {

    /**
     * Names a connection that a client comes back to.
     *
     * @param connection its id
     * @param secret proves that the client has had the connection
     * @param seen the number of frames that the client has got
     */
    public record Claim(String connection, String secret, long seen) {

        /** Returns the token with which a client names its connection. */
        public static String token(String connection, String secret) {
            return connection + '.' + secret;
        }

        /** Contains no secret. */
        @Override
        public String toString() {
            return "Claim[" + connection + ", " + seen + ']';
        }
    }
}
