// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience.saved;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Holds what another node needs to go on with a connection.
 *
 * @param endpoint the path of the endpoint as declared
 * @param user the id of the user, or {@code null} if there is none
 */
public record SavedConnection(
        String id, String endpoint, @Nullable String user, String namespace, List<SavedRoom> rooms) {

    public SavedConnection {
        rooms = List.copyOf(rooms);
    }
}
