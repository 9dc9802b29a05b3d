// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

import java.util.Set;

import dev.foyer.Handshake;

/**
 * Who may use an endpoint or one of its methods.
 *
 * @param restricted whether not everybody may
 * @param roles the roles one of which is needed then; with none of them nobody may
 */
public record Access(boolean restricted, Set<String> roles) {

    /** Everybody. */
    public static final Access OPEN = new Access(false, Set.of());

    /** Any role, for whoever is authenticated (Jakarta Annotations, {@code RolesAllowed}; Jakarta Servlet, section 13.8.1). */
    private static final String AUTHENTICATED = "**";

    public Access {
        roles = Set.copyOf(roles);
    }

    /** Whether the peer of a handshake may. */
    public boolean allows(Handshake handshake) {
        return !restricted
                || (roles.contains(AUTHENTICATED) && handshake.principal() != null)
                || roles.stream().anyMatch(handshake.roles()::contains);
    }
}
