// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What an endpoint reads of each of its peers, and who may be one.
 *
 * @param headers its header schema, or {@code null}
 * @param user its user context, or {@code null}
 * @param access who may connect
 * @param roles the roles that it wants to know of each peer
 */
public record PeerModel(
        @Nullable HeaderSchema headers, @Nullable UserModel user, Access access, Set<String> roles) {

    /** Peers that nothing is read of, and that all may connect. */
    public static final PeerModel ANYBODY = new PeerModel(null, null, Access.OPEN, Set.of());

    public PeerModel {
        roles = Set.copyOf(roles);
    }
}
