// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.spi;

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
     * Returns what a token says of its user.
     *
     * @param token the token as the client has sent it: 1 to 8,192 visible ASCII characters; nothing else is known of
     *     it
     * @throws Refused if the token is not valid, such as {@code Refused.unauthorized("Sign in again.")}. Any other
     *     exception is answered with 500; only its class and its stack trace are logged.
     */
    Verified verify(String token);
}
