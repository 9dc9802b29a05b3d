// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.cluster.chaos;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.foyer.Rooms;
import dev.foyer.State;
import dev.foyer.StateConflict;

/** In the deployed application: threads that add to one number, each until so many additions are answered. */
@ApplicationScoped
public class Adders {

    private static final long AWAY_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    @Inject
    Rooms rooms;

    void begin(String room, int threads, int times, Path file) {
        var books = new Books(file, threads);
        Runnable addition = addition(room);
        for (int i = 0; i < threads; i++) {
            int number = i;
            var thread = new Thread(() -> add(addition, number, times, books), "adder-" + i);
            thread.setDaemon(true);
            thread.start();
        }
    }

    private Runnable addition(String room) {
        if (isSaved(room)) {
            State<Saved> saved = rooms.get(room).state(Saved.class);
            return () -> saved.update(Saved::more);
        }
        State<Sum> sum = rooms.get(room).state(Sum.class);
        return () -> sum.update(Sum::more);
    }

    private static boolean isSaved(String room) {
        return room.startsWith("room-saved-");
    }

    int number(String room) {
        return isSaved(room)
                ? rooms.get(room).state(Saved.class).get().number()
                : rooms.get(room).state(Sum.class).get().number();
    }

    private static void add(Runnable addition, int thread, int times, Books books) {
        for (int done = 0; done < times; ) {
            try {
                addition.run();
                books.answer(thread);
                done++;
            } catch (StateConflict others) { // were faster, and nothing was changed
                Thread.onSpinWait();
            } catch (IllegalStateException away) { // the backplane, so that nobody knows
                books.noAnswer(thread);
                LockSupport.parkNanos(AWAY_NANOS);
            }
        }
    }
}
