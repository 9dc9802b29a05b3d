// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection;

import java.util.concurrent.CompletableFuture;

import dev.foyer.Closing;
import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.audience.saved.Trail;
import org.jspecify.annotations.Nullable;

/** Leaves nothing of one connection, after its last callbacks. */
final class Ending {

    private final LiveConnection connection;
    private final Callbacks callbacks;
    private final StopState stop;
    private final CompletableFuture<Closing> gone = new CompletableFuture<>();

    Ending(LiveConnection connection, Callbacks callbacks, StopState stop) {
        this.connection = connection;
        this.callbacks = callbacks;
        this.stop = stop;
    }

    /** Returns a future that completes with the reason when nothing is left of the connection. */
    CompletableFuture<Closing> gone() {
        return gone;
    }

    /**
     * Runs the last callbacks, unaffected by an interrupt from a stopping server, to which this thread may belong.
     *
     * @param container the container's objects, or {@code null} if the connection was never open
     */
    void run(Closing closing, @Nullable ContainerObjects container) {
        boolean interrupted = Thread.interrupted();
        Trail trail = connection.trail();
        if (trail != null) { // first: another node is to find it as it was
            trail.end(closing.equals(Closing.RESTART) ? stop.isLeaving() : stop.isBegun() && Absence.isLoss(closing));
        }
        try {
            if (container != null && !stop.isOver()) {
                callbacks.closed(closing, container);
            }
        } finally {
            connection.remove(closing);
            if (!stop.isOver()) {
                callbacks.discard();
            }
            gone.complete(closing); // at the end, because others wait for the connections that are left
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
