// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.security.Principal;
import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Says what a valid token says of its user. A {@link dev.foyer.spi.TokenVerifier} returns it, and an {@code @OnConnect}
 * method can take it as a parameter: then clients need a token to connect. As {@code Optional<Verified>}, it is empty
 * for clients without a token.
 *
 * @param principal the user, who takes the place of one that the server has logged in
 * @param roles the user's roles, for {@code @RolesAllowed} on the endpoint and on its events
 * @param expires when the token expires, or {@code null} if that is not known
 */
public record Verified(
        Principal principal, Set<String> roles, @Nullable Instant expires) {

    /** Copies the roles. */
    public Verified {
        roles = Set.copyOf(roles);
    }

    /** Returns a text without the user, whom a log need not know. */
    @Override
    public String toString() {
        return "Verified[roles=" + roles + ", expires=" + expires + "]";
    }
}
