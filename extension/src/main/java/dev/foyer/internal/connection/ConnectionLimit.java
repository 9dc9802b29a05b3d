// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;

import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.flow.Refusal;

/**
 * Limits the number of an application's connections. Concurrent handshakes can overshoot the limit by at most their
 * number. Safe for any thread.
 */
public final class ConnectionLimit {

    private static final String RETRY_SECONDS = "10";

    private final int max;
    private final IntSupplier count;
    private final AtomicBoolean reached = new AtomicBoolean();

    /**
     * Creates a limit.
     *
     * @param count returns the number of connections, including half-open ones
     */
    public ConnectionLimit(int max, IntSupplier count) {
        this.max = max;
        this.count = count;
    }

    /** Returns a refusal if there are too many connections. Logs a warning each time the limit is reached. */
    public Optional<Refusal> judge() {
        if (count.getAsInt() < max) {
            reached.set(false);
            return Optional.empty();
        }
        if (reached.compareAndSet(false, true)) {
            Log.warning(Code.CONNECTIONS_FULL, max);
        }
        return Optional.of(new Refusal(
                503, "The server has too many connections.", Map.of("Retry-After", RETRY_SECONDS), List.of()));
    }
}
