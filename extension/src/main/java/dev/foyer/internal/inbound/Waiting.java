// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** A queue of tasks that have not begun, bounded in number and in bytes of messages. For one thread at a time. */
final class Waiting {

    private final int maxTasks;
    private final int maxBytes;

    // Mutable state.
    private final ArrayDeque<Entry> entries = new ArrayDeque<>(2);
    private long bytes;
    private @Nullable Object line; // from which messages come
    private long arrived; // messages, from all lines

    private record Entry(Task task, int bytes, Kind kind) {
        boolean isMessage() {
            return kind != Kind.OTHER;
        }
    }

    private enum Kind {
        MESSAGE,
        /** A message that waits for running code only. */
        URGENT,
        OTHER
    }

    Waiting(int maxTasks, int maxBytes) {
        this.maxTasks = maxTasks;
        this.maxBytes = maxBytes;
    }

    /** Lets messages come from another line only. Returns the number of those that have arrived from all others. */
    long turnTo(Object next) {
        line = next;
        return arrived;
    }

    /** Counts a message. Returns false if it comes from another line than the current one. */
    boolean enters(@Nullable Object from) {
        boolean current = from == line;
        arrived += current ? 1 : 0;
        return current;
    }

    /** Returns the number of messages that have arrived. */
    long arrived() {
        return arrived;
    }

    /** Adds a task for a message. Returns false if there is no room for it. An empty queue takes a task of any size. */
    boolean offer(Task task, int size) {
        return offer(task, size, Kind.MESSAGE);
    }

    /** Adds a task for a message that {@link #pollUrgent} finds. Returns false if there is no room for it. */
    boolean offerUrgent(Task task, int size) {
        return offer(task, size, Kind.URGENT);
    }

    private boolean offer(Task task, int size, Kind kind) {
        if (entries.size() >= maxTasks || (!entries.isEmpty() && bytes + size > maxBytes)) {
            return false;
        }
        entries.add(new Entry(task, size, kind));
        bytes += size;
        return true;
    }

    /** Adds a task that belongs to no message. */
    void add(Task task) {
        entries.add(new Entry(task, 0, Kind.OTHER));
    }

    @Nullable
    Task poll() {
        Entry entry = entries.poll();
        if (entry == null) {
            return null;
        }
        bytes -= entry.bytes;
        return entry.task;
    }

    /** Removes the urgent tasks, and returns them in their order. */
    List<Task> pollUrgent() {
        if (entries.isEmpty()) {
            return List.of();
        }
        var urgent = new ArrayList<Task>();
        for (Iterator<Entry> rest = entries.iterator(); rest.hasNext(); ) {
            Entry entry = rest.next();
            if (entry.kind == Kind.URGENT) {
                rest.remove();
                bytes -= entry.bytes;
                urgent.add(entry.task);
            }
        }
        return urgent;
    }

    void dropMessages() {
        entries.removeIf(Entry::isMessage);
        bytes = 0;
    }

    void clear() {
        entries.clear();
        bytes = 0;
    }
}
