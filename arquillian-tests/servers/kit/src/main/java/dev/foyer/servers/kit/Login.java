// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers.kit;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Who is logged in with the server by HTTP's Basic authentication.
 *
 * @param user {@code null} if nobody is
 */
record Login(@Nullable Principal user, Set<String> roles) {

    private static final String BASIC = "Basic ";
    private static final Login NOBODY = new Login(null, Set.of());

    /** The roles of the users that each server of the contract has. Their passwords are their names. */
    private static final Map<String, Set<String>> USERS =
            Map.of("ada", Set.of("admin", "auditor"), "bob", Set.of("member"), "carl", Set.of());

    static Login of(String authorization) {
        if (!authorization.startsWith(BASIC)) {
            return NOBODY;
        }
        byte[] pair = Base64.getDecoder().decode(authorization.substring(BASIC.length()));
        String[] parts = new String(pair, StandardCharsets.UTF_8).split(":", 2);
        String name = parts[0];
        return USERS.containsKey(name) && name.equals(parts[1])
                ? new Login(() -> name, USERS.getOrDefault(name, Set.of()))
                : NOBODY;
    }
}
