// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.loop;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Runs tasks one after the other in the order in which they were added, like the thread that reads from one socket. Its
 * next task does not begin before the last one has returned, even if that one lets others run meanwhile. Safe for any
 * thread.
 */
public final class Lane implements Executor {

    private final Loop loop;

    // Mutable state, guarded by the loop.
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private boolean claimed; // its next task is in the loop, or runs

    Lane(Loop loop) {
        this.loop = loop;
    }

    @Override
    public void execute(Runnable task) {
        synchronized (loop) {
            tasks.add(task);
            claim();
        }
    }

    /** Drops the tasks that have not begun. */
    public void clear() {
        synchronized (loop) {
            tasks.clear();
        }
    }

    private void claim() {
        if (!claimed && !tasks.isEmpty()) {
            claimed = true;
            loop.execute(this::step);
        }
    }

    private void step() {
        Runnable task;
        synchronized (loop) {
            task = tasks.poll();
        }
        try {
            if (task != null) {
                task.run();
            }
        } finally {
            synchronized (loop) {
                claimed = false;
                claim();
            }
        }
    }
}
