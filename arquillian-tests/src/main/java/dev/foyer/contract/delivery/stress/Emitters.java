// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.delivery.stress;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.foyer.Audience;
import dev.foyer.Connection;
import dev.foyer.Room;
import dev.foyer.Rooms;

/**
 * In the deployed application: threads that emit ticks to all streams, as fast as those that stay can read. Each thread emits a batch when
 * all of them have got its last but one, so nobody who reads can have more than two batches of each thread before it.
 */
@ApplicationScoped
public class Emitters {

    private static final int AHEAD = 2;

    @Inject
    Rooms rooms;

    private final Map<Integer, Connection> steady = new ConcurrentHashMap<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final List<Semaphore> credits = new ArrayList<>();
    private final List<Audience> audiences = new ArrayList<>();
    private Load load = Load.of(0, 0, 0, 0);
    private String filler = "";
    private AtomicIntegerArray begun = new AtomicIntegerArray(0);
    private AtomicIntegerArray done = new AtomicIntegerArray(0);

    /** One that stays has come. */
    void stays(int number, Connection connection) {
        steady.put(number, connection);
    }

    /** Takes the load, once, when all that stay are there. */
    void prepare(Load wanted) {
        load = wanted;
        filler = "x".repeat(load.filler());
        int streams = Streams.count(load.steady());
        begun = new AtomicIntegerArray(load.threads() * streams);
        done = new AtomicIntegerArray(load.threads() * streams);
        IntStream.range(0, streams).mapToObj(this::audience).forEach(audiences::add);
        IntStream.range(0, load.threads()).forEach(thread -> credits.add(new Semaphore(AHEAD)));
    }

    /** Starts the threads, once. */
    void start(Connection control) {
        var running = new AtomicInteger(load.threads());
        for (int i = 0; i < load.threads(); i++) {
            int thread = i;
            new Thread(
                            () -> {
                                emitAll(thread);
                                if (running.decrementAndGet() == 0) {
                                    control.emit("over", null);
                                }
                            },
                            "emitter-" + i)
                    .start();
        }
    }

    /** All that stay have got another batch of a thread. */
    void acknowledged(int thread) {
        credits.get(thread).release();
    }

    /** How many ticks each thread has begun to emit to a room by now. */
    String begun(int room) {
        return ofRoom(begun, room);
    }

    /** How many ticks each thread has emitted to a room by now, the emit over. */
    String done(int room) {
        return ofRoom(done, room);
    }

    private String ofRoom(AtomicIntegerArray counts, int room) {
        return IntStream.range(0, load.threads())
                .mapToObj(thread -> String.valueOf(counts.get(index(thread, room))))
                .collect(Collectors.joining(" "));
    }

    /** How many ticks each thread has emitted to each stream; a line a thread. */
    String counts() {
        return IntStream.range(0, load.threads())
                .mapToObj(thread -> IntStream.range(0, audiences.size())
                        .mapToObj(stream -> String.valueOf(done.get(index(thread, stream))))
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n"));
    }

    /** What went wrong. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    private int index(int thread, int stream) {
        return thread * Streams.count(load.steady()) + stream;
    }

    private Audience audience(int stream) {
        if (stream < Streams.ROOMS) {
            return room(stream);
        }
        if (stream < Streams.ALL) {
            return room(stream % Streams.ROOMS).and(room((stream + 1) % Streams.ROOMS));
        }
        return stream == Streams.ALL ? rooms.get("steady") : steady.get(stream - Streams.SINGLE);
    }

    private Room room(int number) {
        return rooms.get("room-" + number);
    }

    private void emitAll(int thread) {
        var random = new Random(thread);
        int number = 0;
        Room slow = rooms.get("slow");
        try {
            for (int batch = 0; batch < load.batches() || (batch < load.most() && slow.size() > 0); batch++) {
                if (!credits.get(thread).tryAcquire(60, TimeUnit.SECONDS)) {
                    wrong.add("Batch " + (batch - AHEAD) + " of thread " + thread + " has not reached all.");
                    return;
                }
                for (int i = 0; i < load.emits(); i++) {
                    emit(thread, ++number, Streams.pick(random, load.steady()));
                }
                emit(thread, ++number, Streams.ALL);
                if (load.filler() > 0) {
                    slow.emit("filler", filler);
                }
            }
        } catch (InterruptedException | RuntimeException failed) {
            wrong.add(failed.toString());
        }
    }

    private void emit(int thread, int number, int stream) {
        int place = begun.incrementAndGet(index(thread, stream));
        int recipients = audiences
                .get(stream)
                .emit("tick", new Tick(thread, number, stream, place).text())
                .recipients();
        done.set(index(thread, stream), place);
        if (stream >= Streams.SINGLE && recipients != 1) {
            wrong.add("A single connection is " + recipients + ".");
        }
    }
}
