// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.latest;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.foyer.internal.address.Emitted;
import dev.foyer.internal.address.Group;
import dev.foyer.spi.Retention;

/** Keeps the events of rooms where all nodes find them. All methods return at once. Safe for any thread. */
public interface RetainedEvents {

    /** Is for a node that is alone, which keeps everything itself. */
    RetainedEvents NONE = new RetainedEvents() {};

    /** Returns the id of this node. */
    default String node() {
        return "";
    }

    /** Tests whether there is such a place. */
    default boolean areShared() {
        return false;
    }

    /** Tests whether it can be reached, as far as is known. */
    default boolean areReachable() {
        return false;
    }

    /**
     * Begins. Called once, before all other methods.
     *
     * @param listener is told what happens
     * @param keep bounds what is kept of each room
     */
    default void start(Listener listener, Retention keep) {}

    /** Reads what is kept of a room. Completes exceptionally if that is not possible now. */
    default CompletionStage<List<Emitted>> read(Group room) {
        return CompletableFuture.completedFuture(List.of());
    }

    /** Keeps events that are missing there, and lets all of the room last. */
    default void add(Group room, List<Emitted> events) {}

    /** Is told what happens to what is kept. */
    interface Listener {

        /** Does nothing. */
        Listener NONE = new Listener() {
            @Override
            public void compareAll() {}

            @Override
            public void tick() {}
        };

        /** Compares everything, as events may have been lost on their way, or from where they are kept. */
        void compareAll();

        /** Tries again what has failed, and lets what is in use last. Called twice a second. */
        void tick();
    }
}
