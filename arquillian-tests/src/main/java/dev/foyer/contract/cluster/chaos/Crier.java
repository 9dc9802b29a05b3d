// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.cluster.chaos;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.foyer.Audience;
import dev.foyer.Rooms;

/** In the deployed application: a thread that cries to one stream after the other, for ever, except when it rests. */
final class Crier {

    /** What it does. */
    private enum Mood {
        CRYING,
        ENDING,
        RESTING
    }

    private final String name;
    private final Rooms rooms;
    private final int streams;
    private final long pauseNanos;

    // Mutable state of its thread.
    private final Map<Integer, Integer> numbers = new HashMap<>();
    private int turn;

    // Mutable state, guarded by this.
    private Mood mood = Mood.RESTING;

    Crier(String name, Rooms rooms, int streams, long pauseNanos) {
        this.name = name;
        this.rooms = rooms;
        this.streams = streams;
        this.pauseNanos = pauseNanos;
    }

    void start() {
        var thread = new Thread(this::cry, "crier-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void cry() {
        try {
            while (true) {
                int stream = turn % (streams + 1) - 1; // UNION is -1
                switch (mood()) {
                    case CRYING -> {
                        var unused = cry(stream);
                        LockSupport.parkNanos(pauseNanos);
                    }
                    case ENDING -> end();
                    default -> awaitWork();
                }
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Mood mood() {
        return mood;
    }

    private synchronized void awaitWork() throws InterruptedException {
        while (mood == Mood.RESTING) {
            wait();
        }
    }

    /** Cries to each stream, until all other nodes have taken that. What they missed before, they can see then. */
    private void end() {
        for (int stream = Criers.UNION; stream < streams; stream++) {
            while (cry(stream) < Criers.OTHERS && mood() == Mood.ENDING) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
        become(Mood.RESTING);
    }

    /** Returns how many other nodes took it, when that is known. */
    private int cry(int stream) {
        int number = numbers.merge(stream, 1, Integer::sum) - 1;
        var cry = new Cry(name, turn++, stream, number, System.currentTimeMillis());
        var nodes = audience(stream).emit("cry", cry.text()).nodes();
        if (mood() == Mood.CRYING) {
            return 0;
        }
        try {
            return nodes.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
        } catch (CompletionException late) {
            return 0;
        }
    }

    private Audience audience(int stream) {
        return stream == Criers.UNION ? rooms.get("room-0").and(rooms.get("room-1")) : rooms.get("room-" + stream);
    }

    private synchronized void become(Mood other) {
        mood = other;
        notifyAll();
    }

    void go() {
        become(Mood.CRYING);
    }

    /** Lets it say its last words, and rest. */
    void rest() {
        become(Mood.ENDING);
    }

    synchronized boolean rests() {
        return mood == Mood.RESTING;
    }
}
