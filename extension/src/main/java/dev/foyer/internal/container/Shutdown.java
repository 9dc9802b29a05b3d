// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

import dev.foyer.Closing;
import dev.foyer.internal.connection.HalfOpen;
import dev.foyer.internal.connection.OpenConnections;
import dev.foyer.internal.container.beans.Announcements;
import dev.foyer.internal.container.server.Threads;
import dev.foyer.internal.context.Scopes;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;

/**
 * Stops an application: sends each connection's waiting messages, closes it with 1012, and runs its
 * {@code @OnDisconnect} and its end's observers, within the shutdown timeout. Closes and awaits new connections, too.
 */
final class Shutdown {

    private final OpenConnections connections;
    private final HalfOpen halfOpen;
    private final Scopes scopes;
    private final Announcements announcements;
    private final Threads threads;

    Shutdown(
            OpenConnections connections,
            HalfOpen halfOpen,
            Scopes scopes,
            Announcements announcements,
            Threads threads) {
        this.connections = connections;
        this.halfOpen = halfOpen;
        this.scopes = scopes;
        this.announcements = announcements;
        this.threads = threads;
    }

    /**
     * Stops the application.
     *
     * @param alone is run when nothing has to be told to other nodes any more
     */
    void run(Duration timeout, Runnable alone) {
        LongSupplier clock = threads.nanos();
        long deadline = clock.getAsLong() + timeout.toNanos();
        connections.close(Closing.RESTART);
        connections.awaitNone(deadline - timeout.toNanos() / 2);
        connections.endNow(Closing.RESTART, threads.workers());
        List<CompletableFuture<Void>> unopened = halfOpen.close().stream()
                .map(scope -> CompletableFuture.runAsync(() -> scopes.discard(scope), threads.workers()))
                .toList();
        connections.awaitNone(deadline);
        await(unopened, deadline - clock.getAsLong());
        int late = connections.count();
        if (late > 0) {
            Log.warning(Code.STOP_LATE, late, timeout);
        }
        int unseen = announcements.close(deadline);
        if (unseen > 0) {
            Log.warning(Code.OBSERVERS_LATE, unseen);
        }
        connections.finish();
        alone.run();
        threads.shutdown(deadline);
    }

    private void await(List<CompletableFuture<Void>> all, long nanos) {
        try {
            var done = CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new));
            if (!threads.await(done, nanos)) {
                Log.debug("Something that was never opened is not gone in time.");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
