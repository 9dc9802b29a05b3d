// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

import java.util.ArrayDeque;

import org.jspecify.annotations.Nullable;

/** A queue of tasks that have not begun, bounded in number and in bytes of messages. For one thread at a time. */
final class Waiting {

    private final int maxTasks;
    private final int maxBytes;

    // Mutable state.
    private final ArrayDeque<Entry> entries = new ArrayDeque<>(2);
    private long bytes;

    private record Entry(Task task, int bytes, boolean isMessage) {}

    Waiting(int maxTasks, int maxBytes) {
        this.maxTasks = maxTasks;
        this.maxBytes = maxBytes;
    }

    /** Adds a task for a message. Returns false if there is no room for it. An empty queue takes a task of any size. */
    boolean offer(Task task, int size) {
        if (entries.size() >= maxTasks || (!entries.isEmpty() && bytes + size > maxBytes)) {
            return false;
        }
        entries.add(new Entry(task, size, true));
        bytes += size;
        return true;
    }

    /** Adds a task that belongs to no message. */
    void add(Task task) {
        entries.add(new Entry(task, 0, false));
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

    void dropMessages() {
        entries.removeIf(Entry::isMessage);
        bytes = 0;
    }

    void clear() {
        entries.clear();
        bytes = 0;
    }
}
