// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.history;

import java.time.Instant;
import java.util.concurrent.CompletionStage;

import dev.foyer.internal.address.Group;
import dev.foyer.spi.Position;
import dev.foyer.spi.Retention;

/** Keeps the events of rooms in one order for all nodes. All methods return at once. Safe for any thread. */
public interface RoomLog {

    /** Sets what is told. Called once, before all other methods. */
    void start(Listener listener);

    /**
     * Appends an event.
     *
     * @return completes with the number of other nodes that took it, or with -1 if it may be lost, which is told
     * @throws IllegalStateException if nobody gets it
     */
    CompletionStage<Integer> append(Group room, LoggedEvent event, Retention keep);

    /**
     * Reads what follows a position. Completes exceptionally if that is not possible now.
     *
     * @param limit the largest number of events
     */
    CompletionStage<Stretch> read(Group room, Position after, int limit);

    /**
     * Reads the latest events. Completes exceptionally if that is not possible now.
     *
     * @param limit the largest number of events; 0 to find the end of the log only
     */
    CompletionStage<Stretch> readLatest(Group room, int limit);

    /** Is told what happens to logs. Safe for any thread. */
    interface Listener {

        /** Takes an event of a room that this node follows. Events arrive in order, unless several threads emit here. */
        void received(Group room, Entry entry);

        /** Notes that the log of a room has got as far as this, because this node has appended something. */
        void appended(Group room, Position at);

        /** Notes that an event of this node may be lost. */
        void lost(Group room, Instant since);

        /**
         * Notes that nothing arrives.
         *
         * @param since the last moment at which something surely did
         */
        void interrupted(Instant since);

        /**
         * Notes that everything arrives again.
         *
         * @param same whether the logs are those from before
         */
        void resumed(boolean same);

        /** Tries again what has failed. Called twice a second. */
        void tick();
    }
}
