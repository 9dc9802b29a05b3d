// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

import java.util.Set;

import dev.foyer.Handshake;
import org.jspecify.annotations.Nullable;

/**
 * Says who may use an endpoint or one of its methods.
 *
 * @param restricted whether access is restricted at all
 * @param roles the roles of which a user then needs one; if there are none, nobody has access
 */
public record Access(boolean restricted, Set<String> roles) {

    /** Allows everybody. */
    public static final Access OPEN = new Access(false, Set.of());

    /** Any authenticated user (Jakarta Annotations, {@code RolesAllowed}; Jakarta Servlet, section 13.8.1). */
    private static final String AUTHENTICATED = "**";

    public Access {
        roles = Set.copyOf(roles);
    }

    /** Tests whether the client of a handshake has access. */
    public boolean allows(Handshake handshake) {
        return allows(handshake, null);
    }

    /**
     * Tests whether the client of a handshake has access.
     *
     * @param more the roles that the application gives the client, or {@code null} if the application gives it none
     */
    public boolean allows(Handshake handshake, @Nullable Set<String> more) {
        return !restricted
                || (roles.contains(AUTHENTICATED) && (handshake.principal() != null || more != null))
                || roles.stream().anyMatch(handshake.roles()::contains)
                || (more != null && roles.stream().anyMatch(more::contains));
    }
}
