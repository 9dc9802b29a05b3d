// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.loop;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;

import org.jspecify.annotations.Nullable;

/** Chooses which of the tasks that may run comes next. For one thread at a time. */
interface Order {

    void add(Runnable task);

    /** Takes the next task, or returns {@code null} if there is none. */
    @Nullable
    Runnable poll();

    boolean isEmpty();

    /** Returns the order in which the tasks were added. */
    static Order asAdded() {
        Queue<Runnable> tasks = new ArrayDeque<>();
        return new Order() {
            @Override
            public void add(Runnable task) {
                tasks.add(task);
            }

            @Override
            public @Nullable Runnable poll() {
                return tasks.poll();
            }

            @Override
            public boolean isEmpty() {
                return tasks.isEmpty();
            }
        };
    }

    /** Returns an order that looks random and is always the same for one seed. */
    static Order shuffled(long seed) {
        var random = new Random(seed);
        List<Runnable> tasks = new ArrayList<>();
        return new Order() {
            @Override
            public void add(Runnable task) {
                tasks.add(task);
            }

            @Override
            public @Nullable Runnable poll() {
                if (tasks.isEmpty()) {
                    return null;
                }
                int chosen = random.nextInt(tasks.size());
                Runnable task = tasks.get(chosen);
                Runnable last = tasks.remove(tasks.size() - 1);
                if (chosen < tasks.size()) {
                    tasks.set(chosen, last);
                }
                return task;
            }

            @Override
            public boolean isEmpty() {
                return tasks.isEmpty();
            }
        };
    }
}
