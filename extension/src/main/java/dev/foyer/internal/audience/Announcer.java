// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

/** Told by the registry what happens to connections and rooms. Safe for any thread. */
public interface Announcer {

    /** Whether anybody wants to know of events of a type. */
    boolean wants(Class<? extends Record> type);

    /** Keeps an event; called in the order in which things happen, with the registry's lock held. */
    void add(Record event);

    /** Has what was added delivered, without waiting for it; called without the lock. */
    void deliver();

    /** Tells nobody. */
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
