// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

import java.util.Set;

import dev.foyer.internal.model.handshake.HeaderSchema;
import org.jspecify.annotations.Nullable;

/**
 * Describes the data that an endpoint reads of each peer, and who may connect.
 *
 * @param headers its header schema, or {@code null}
 * @param user its user context, or {@code null}
 * @param access who may connect
 * @param roles the roles that the endpoint looks up for each peer
 */
public record PeerModel(
        @Nullable HeaderSchema headers, @Nullable UserModel user, Access access, Set<String> roles) {

    /** Reads nothing of a peer and lets everybody connect. */
    public static final PeerModel ANYBODY = new PeerModel(null, null, Access.OPEN, Set.of());

    public PeerModel {
        roles = Set.copyOf(roles);
    }
}
