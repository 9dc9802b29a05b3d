// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt;

import java.security.Principal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The user of a token, with all that the token claims. It is the principal of the {@link dev.foyer.Verified} and of the
 * handshake.
 *
 * @param name the claim {@code upn}, else {@code preferred_username}, else {@code sub}
 * @param claims the claims by name, as in JSON: a {@code String}, {@code Boolean}, {@code Long}, {@code Double},
 *     {@code List} or {@code Map}, and times in seconds; not to be changed
 */
public record JwtPrincipal(String name, Map<String, Object> claims) implements Principal {

    /** Copies the map. */
    public JwtPrincipal {
        claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
    }

    @Override
    public String getName() {
        return name;
    }

    /** Returns a claim, or empty if the token does not have it, or has it in another type. */
    public <T> Optional<T> claim(String claim, Class<T> type) {
        return Optional.ofNullable(claims.get(claim)).filter(type::isInstance).map(type::cast);
    }

    /** Returns a text without the user and the claims, which a log need not know. */
    @Override
    public String toString() {
        return "JwtPrincipal[" + claims.size() + " claims]";
    }
}
