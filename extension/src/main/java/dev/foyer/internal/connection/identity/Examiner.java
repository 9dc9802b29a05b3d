// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection.identity;

import java.util.function.Consumer;

import dev.foyer.internal.context.ConnectionScope;
import dev.foyer.internal.flow.Refusal;
import org.jspecify.annotations.Nullable;

/** Decides on new credentials like on those of a handshake. */
@FunctionalInterface
public interface Examiner {

    /**
     * Returns a scope in which the client with its new credentials has been let in, or {@code null} if it may not.
     *
     * @param current the scope of its connection, which stays as it is
     * @param refused takes the reason if it may not
     */
    @Nullable
    ConnectionScope examine(ConnectionScope current, String token, Consumer<Refusal> refused);
}
