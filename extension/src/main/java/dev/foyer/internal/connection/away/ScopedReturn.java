// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection.away;

import java.util.function.Consumer;

import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.context.ConnectionScope;
import dev.foyer.internal.context.Scopes;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;

/**
 * Asks for the rights of connections that come back, in their scopes, as the application's guard may need them.
 *
 * @param rejoining brings them into their rooms
 */
public record ScopedReturn(Scopes scopes, Rejoining rejoining) {

    /** Asks whether a connection may stay where it is. */
    public void review(ConnectionScope scope) {
        within(scope, rejoining::review);
    }

    /** Brings a connection from another node into its rooms. */
    public void rejoin(ConnectionScope scope) {
        within(scope, rejoining::rejoin);
    }

    private void within(ConnectionScope scope, Consumer<LiveConnection> work) {
        try {
            scopes.within(scope, () -> {
                work.accept(scope.connection());
                return null;
            });
        } catch (Exception | Error failure) { // the context could not be established
            Log.error(
                    Code.CALLBACK_FAILED,
                    failure,
                    "RoomGuard",
                    scope.endpoint().type().getName(),
                    scope.connection().id());
        }
    }
}
