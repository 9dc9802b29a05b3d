// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.state;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.foyer.internal.address.Group;
import dev.foyer.internal.model.RoomPattern;
import dev.foyer.internal.model.RoomTable;
import dev.foyer.internal.model.StateRule;
import dev.foyer.internal.state.cell.LocalCells;
import dev.foyer.testing.TestStates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Many threads change what rooms remember: rules S2 and S5. */
class StateStressTest {

    private static final int THREADS = 8;
    private static final int TIMES = 2_000;
    private static final Group ROOM = Group.room("/", "count:1");

    /** What a room remembers. */
    public record Count(int number, Map<String, Integer> of) {

        Count more(String thread) {
            var next = new ConcurrentHashMap<>(of);
            next.merge(thread, 1, Integer::sum);
            return new Count(number + 1, next);
        }
    }

    private final LocalCells cells = new LocalCells(Clock.systemUTC(), System::nanoTime);
    private final StateRooms rooms = TestStates.of(
            new RoomTable<>(Map.of(
                    RoomPattern.parse("count:{id}"),
                    new StateRule(
                            Count.class,
                            room -> new Count(0, Map.of()),
                            new StateRule.Times(Duration.ofMillis(1), Duration.ZERO),
                            false,
                            0))),
            cells);
    private final ExecutorService pool = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    @Test
    void everyIncrement_counts() throws Exception {
        var state = new SharedState<>(() -> rooms, () -> ROOM, Count.class);
        rooms.joined(ROOM, null);
        rooms.check(ROOM);
        var all = new ArrayList<Future<?>>();
        for (int thread = 0; thread < THREADS; thread++) {
            String name = "t" + thread;
            all.add(pool.submit(() -> {
                for (int i = 0; i < TIMES; i++) {
                    state.update(now -> now.more(name));
                }
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }

        Count count = state.get();
        assertThat(count.number()).isEqualTo(THREADS * TIMES);
        assertThat(count.of())
                .hasSize(THREADS)
                .allSatisfy((thread, times) -> assertThat(times).isEqualTo(TIMES));
    }

    @Test
    void roomsThatAreUsedAndLeft_leaveNothing() throws Exception {
        var all = new ArrayList<Future<?>>();
        for (int thread = 0; thread < THREADS; thread++) {
            int from = thread * TIMES;
            all.add(pool.submit(() -> {
                for (int i = from; i < from + TIMES; i++) {
                    Group room = Group.room("/", "count:" + i % 5_000);
                    new SharedState<>(() -> rooms, () -> room, Count.class).update(now -> now.more("a"));
                    rooms.joined(room, null);
                    rooms.check(room);
                    rooms.left(room, null);
                    rooms.check(room);
                }
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }

        await().until(() -> List.of(rooms.count(), cells.count()), List.of(0, 0)::equals);
    }
}
