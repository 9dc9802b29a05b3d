// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The rule K2: one loop runs everything, and time passes only if told to. */
class LoopTest {

    private final Loop loop = Loop.inOrder();
    private final List<String> ran = new ArrayList<>();

    @Test
    void tasks_runInTheirOrder_andSoDoThoseThatTheyAdd() {
        loop.execute(() -> {
            ran.add("a");
            loop.execute(() -> ran.add("c"));
        });
        loop.execute(() -> ran.add("b"));
        assertThat(ran).isEmpty();

        loop.settle();

        assertThat(ran).containsExactly("a", "b", "c");
    }

    @Test
    void alarms_goOffAtTheirTime_inItsOrder() {
        var unused1 =
                loop.timer().schedule(() -> ran.add("late " + loop.elapsed().toMillis()), 20, TimeUnit.MILLISECONDS);
        var unused2 =
                loop.timer().schedule(() -> ran.add("soon " + loop.elapsed().toMillis()), 10, TimeUnit.MILLISECONDS);
        var unused3 = loop.timer().schedule(() -> ran.add("never"), 31, TimeUnit.MILLISECONDS);

        loop.advance(Duration.ofMillis(30));

        assertThat(ran).containsExactly("soon 10", "late 20");
        assertThat(loop.elapsed()).isEqualTo(Duration.ofMillis(30));
    }

    @Test
    void repeatedAlarm_goesOffUntilItIsCancelled() {
        var repeated = loop.timer().scheduleWithFixedDelay(() -> ran.add("tick"), 10, 10, TimeUnit.MILLISECONDS);
        loop.advance(Duration.ofMillis(35));
        assertThat(ran).hasSize(3);

        repeated.cancel(false);

        loop.advance(Duration.ofSeconds(1));
        assertThat(ran).hasSize(3);
    }

    @Test
    void cancelledAlarm_neverGoesOff() {
        loop.timer().schedule(() -> ran.add("x"), 10, TimeUnit.MILLISECONDS).cancel(true);

        loop.advance(Duration.ofSeconds(1));

        assertThat(ran).isEmpty();
    }

    @Test
    void await_runsOthersFirst_andThenLetsTimePass() {
        var done = new CompletableFuture<String>();
        var unused4 = loop.timer().schedule(() -> done.complete("x"), 10, TimeUnit.MILLISECONDS);
        var outcome = new CompletableFuture<Boolean>();
        loop.execute(
                () -> outcome.complete(loop.await(done, Duration.ofSeconds(1).toNanos())));
        loop.execute(() -> ran.add("meanwhile"));

        loop.settle();

        assertThat(outcome).isCompletedWithValue(true);
        assertThat(ran).containsExactly("meanwhile");
        assertThat(loop.elapsed()).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void await_givesUpAtItsLimit() {
        assertThat(loop.await(new CompletableFuture<>(), Duration.ofSeconds(1).toNanos()))
                .isFalse();
        assertThat(loop.elapsed()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void lane_keepsItsOrder_evenIfATaskLetsOthersRun() {
        Lane lane = loop.lane();
        lane.execute(() -> {
            ran.add("begin");
            loop.pause(1_000);
            ran.add("end");
        });
        lane.execute(() -> ran.add("next"));
        loop.execute(() -> ran.add("other"));

        loop.settle();

        assertThat(ran).containsExactly("begin", "other", "end", "next");
    }

    @Test
    void failure_isReportedOnceAtTheEnd() {
        loop.execute(() -> {
            throw new IllegalStateException("broken");
        });
        loop.execute(() -> ran.add("after"));

        assertThatThrownBy(loop::settle).isInstanceOf(AssertionError.class).hasMessageContaining("broken");
        assertThat(ran).containsExactly("after");
        loop.settle();
    }

    @Test
    void restlessTask_isFound() {
        loop.execute(new Runnable() {
            @Override
            public void run() {
                loop.execute(this);
            }
        });

        assertThatThrownBy(loop::settle).hasMessageContaining("does not come to rest");
    }

    @Test
    void seed_decidesTheOrder_andAlwaysTheSame() {
        Set<List<Integer>> orders = Collections.newSetFromMap(new java.util.HashMap<>());
        for (long seed = 0; seed < 50; seed++) {
            assertThat(shuffled(seed)).isEqualTo(shuffled(seed));
            orders.add(shuffled(seed));
        }
        assertThat(orders).hasSizeGreaterThan(40);
    }

    private static List<Integer> shuffled(long seed) {
        Loop loop = Loop.shuffled(seed);
        var order = new ArrayList<Integer>();
        IntStream.range(0, 10).forEach(i -> loop.execute(() -> order.add(i)));
        loop.settle();
        assertThat(new TreeSet<>(order)).hasSize(10);
        return order;
    }

    @Test
    void seed_leavesLanesInOrder() {
        for (long seed = 0; seed < 50; seed++) {
            Loop shuffled = Loop.shuffled(seed);
            Lane lane = shuffled.lane();
            var order = new ArrayList<Integer>();
            IntStream.range(0, 10).forEach(i -> lane.execute(() -> order.add(i)));
            IntStream.range(0, 10).forEach(i -> shuffled.execute(() -> {}));
            shuffled.settle();
            assertThat(order).isSorted().hasSize(10);
        }
    }

    @Test
    void shutdownTimer_forgetsItsAlarms() {
        var unused5 = loop.timer().schedule(() -> ran.add("x"), 10, TimeUnit.MILLISECONDS);
        loop.timer().shutdownNow();
        var unused6 = loop.timer().schedule(() -> ran.add("y"), 10, TimeUnit.MILLISECONDS);

        loop.advance(Duration.ofSeconds(1));

        assertThat(ran).isEmpty();
        assertThat(loop.timer().isTerminated()).isTrue();
    }
}
