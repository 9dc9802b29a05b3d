// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Holds what a user may do, and until when.
 *
 * @param roles the roles that the application gives the user beside those of the handshake, or {@code null} for none
 * @param expires when the user's credentials expire, or {@code null} if that is not known
 */
public record UserRights(
        @Nullable Set<String> roles, @Nullable Instant expires) {

    /** Says nothing. */
    public static final UserRights NONE = new UserRights(null, null);

    public UserRights {
        roles = roles == null ? null : Set.copyOf(roles);
    }

    /** Returns the same rights with an expiry, unless these have one. */
    public UserRights until(@Nullable Instant other) {
        return expires != null || other == null ? this : new UserRights(roles, other);
    }
}
