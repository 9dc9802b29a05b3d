// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience.follow;

import java.util.function.Supplier;

/** Receives the events of connections and rooms from the registry. Safe for any thread. */
public interface Announcer {

    /** Tests whether any observer wants events of a type. */
    boolean wants(Class<? extends Record> type);

    /** Keeps an event. Called in the order of the events, with the registry's lock held. */
    void add(Record event);

    /** Keeps an event if an observer wants it. Called as {@link #add} is. */
    default <T extends Record> void announce(Class<T> type, Supplier<T> event) {
        if (wants(type)) {
            add(event.get());
        }
    }

    /** Has the added events delivered, without waiting for it. Called without the lock. */
    void deliver();

    /** Announces nothing. */
    Announcer SILENT = new Announcer() {
        @Override
        public boolean wants(Class<? extends Record> type) {
            return false;
        }

        @Override
        public void add(Record event) {}

        @Override
        public void deliver() {}
    };
}
