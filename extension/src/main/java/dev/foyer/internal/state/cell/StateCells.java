// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.state.cell;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import dev.foyer.internal.address.Group;
import dev.foyer.spi.Position;
import org.jspecify.annotations.Nullable;

/** Keeps what rooms remember, for all nodes. All methods return at once. Safe for any thread. */
public interface StateCells {

    /** Sets what is told. Called once, before all other methods. */
    void start(Listener listener);

    /**
     * Returns what a room remembers, and keeps that for a time from now on. Completes exceptionally if that is not
     * possible now.
     *
     * @param keep how long to keep what is not used again
     */
    CompletionStage<Optional<Cell>> use(Group room, Duration keep);

    /**
     * Changes what a room remembers, if that is still at a position. Completes exceptionally if that is not possible
     * now, or if it is not known whether the change was made.
     *
     * @param expected {@code null} if the room remembers nothing
     * @param change has a value
     * @param keep how long to keep what is not used again
     */
    CompletionStage<Swap> swap(Group room, @Nullable Position expected, Change change, Duration keep);

    /**
     * Forgets what a room remembers, unless it has members or somebody has used it meanwhile. Completes with what was
     * forgotten, for at most one of all nodes. Completes exceptionally if that is not known.
     *
     * @param keep how long it was to be kept
     * @param unused how long nobody must have used it
     */
    CompletionStage<Optional<Cell>> forget(Group room, Duration keep, Duration unused);

    /** Tests whether what rooms remember can be read now. */
    default boolean isReachable() {
        return true;
    }

    /** Returns the number of other nodes, which may change the same rooms. */
    default int others() {
        return 0;
    }

    /** Is told what happens. Safe for any thread. */
    interface Listener {

        /** Takes a change of a room that has members here, of this node or of another one. */
        void changed(Group room, Position at, Change change);

        /** Notes that changes may not have arrived, and that what rooms remember can be read again. */
        void resumed();

        /** Notes that another node has ended, which may not have saved what it has changed. */
        void gone();

        /** Tries again what has failed. Called twice a second. */
        void tick();

        /** Hears nothing. */
        Listener NONE = new Listener() {
            @Override
            public void changed(Group room, Position at, Change change) {}

            @Override
            public void resumed() {}

            @Override
            public void gone() {}

            @Override
            public void tick() {}
        };
    }
}
