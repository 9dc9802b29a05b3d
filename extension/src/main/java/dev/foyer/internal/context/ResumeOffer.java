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
     * @param node the id of the node on which it was, or {@code null} if that was alone
     * @param secret proves that the client has had the connection
     * @param seen the number of frames that the client has got
     */
    public record Claim(String connection, @Nullable String node, String secret, long seen) {

        /**
         * Returns the token with which a client names its connection.
         *
         * @param node the id of this node, or {@code null} if it is alone
         */
        public static String token(String connection, @Nullable String node, String secret) {
            return connection + '.' + (node == null ? "" : node + '.') + secret;
        }

        /** Contains no secret. */
        @Override
        public String toString() {
            return "Claim[" + connection + ", " + seen + ']';
        }
    }
}
