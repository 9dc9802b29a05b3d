// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.spi;

import java.time.Clock;
import java.util.Optional;

import dev.foyer.Refused;
import dev.foyer.Verified;

/**
 * Verifies the tokens with which clients connect to any endpoint of the application. A bean of this type is asked for
 * each handshake that brings a bearer token, and for each token that a client sends later in place of one that expires.
 * {@code foyer.auth.token} says where handshakes may have a token. A handshake without one is not refused for that
 * reason, unless {@code @OnConnect} takes a {@link Verified}.
 *
 * <p>Called outside a connection, possibly by several threads at a time, and it holds up the client only. Neither log
 * the token nor put it into the text of an exception.
 */
@FunctionalInterface
public interface TokenVerifier {

    /**
     * Prepares for tokens. Called once, while the application starts, before any token is verified. Does nothing unless
     * overridden.
     *
     * @throws IllegalStateException if tokens cannot be verified; the message says what is wrong and what to do, and
     *     contains no secret. The application does not start then
     */
    default void start(Surroundings surroundings) {}

    /**
     * Returns what a token says of its user.
     *
     * @param token the token as the client has sent it: 1 to 8,192 visible ASCII characters; nothing else is known of
     *     it
     * @throws Refused if the token is not valid, such as {@code Refused.unauthorized("Sign in again.")}. Any other
     *     exception is answered with 500; only its class and its stack trace are logged.
     */
    Verified verify(String token);

    /** Gives a verifier what it needs of the application. Safe for any thread. */
    interface Surroundings {

        /**
         * Returns the value of a setting, from where Foyer takes its own, or empty if it is not set. Foyer warns of
         * misspelt keys that begin with {@code foyer.jwt.} if a jar lists its own in the resource
         * {@code META-INF/foyer.settings}.
         */
        Optional<String> setting(String key);

        /** Returns the time of day, which is not the system's in a test with a clock of its own. */
        Clock clock();

        /**
         * Logs a warning to the operators of the application.
         *
         * @param text sentences that say what is wrong and what to do, without a token or another secret
         */
        void warn(String text);
    }
}
