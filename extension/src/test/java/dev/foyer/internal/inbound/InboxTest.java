// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.foyer.testing.Gate;
import dev.foyer.testing.Together;
import org.junit.jupiter.api.Test;

import static dev.foyer.internal.inbound.InboxTasks.done;
import static dev.foyer.internal.inbound.InboxTasks.offer;
import static org.assertj.core.api.Assertions.assertThat;

/** The order of tasks, and how many may wait. */
class InboxTest {

    private final InboxTasks tasks = new InboxTasks();
    private final List<String> ran = tasks.ran();
    private final Inbox inbox = new Inbox(3, Integer.MAX_VALUE, 16, Runnable::run);

    @Test
    void tasks_runAtOnceOnTheThreadThatBringsThem() {
        var threads = new ArrayList<Thread>();

        assertThat(offer(inbox, () -> {
                    threads.add(Thread.currentThread());
                    return done();
                }))
                .isTrue();
        assertThat(offer(inbox, tasks.task("next"))).isTrue();

        assertThat(threads).containsExactly(Thread.currentThread());
        assertThat(ran).containsExactly("next");
    }

    @Test
    void taskBroughtByATask_runsAfterIt() {
        offer(inbox, () -> {
            offer(inbox, tasks.task("inner"));
            ran.add("outer");
            return done();
        });

        assertThat(ran).containsExactly("outer", "inner");
    }

    @Test
    void taskThatThrows_holdsUpNothing() {
        offer(inbox, () -> {
            inbox.beside(() -> {
                throw new IllegalStateException("beside");
            });
            throw new StackOverflowError("in turn");
        });
        offer(inbox, tasks.task("next"));
        inbox.end(tasks.task("last"));

        assertThat(ran).containsExactly("next", "last");
    }

    @Test
    void unfinishedStage_holdsUpTheNextTasks() {
        var stage = new CompletableFuture<Void>();
        offer(inbox, tasks.task("first", stage));
        offer(inbox, tasks.task("second"));
        offer(inbox, tasks.task("third"));
        assertThat(ran).containsExactly("first");

        stage.complete(null);

        assertThat(ran).containsExactly("first", "second", "third");
    }

    @Test
    void afterAnUnfinishedStage_aWorkerGoesOn() {
        var handedOver = new ArrayList<Runnable>();
        var inbox = new Inbox(3, Integer.MAX_VALUE, 16, handedOver::add);
        var stage = new CompletableFuture<Void>();
        offer(inbox, tasks.task("first", stage));
        offer(inbox, tasks.task("second"));

        stage.complete(null);

        assertThat(ran).containsExactly("first");
        handedOver.remove(0).run();
        assertThat(ran).containsExactly("first", "second");
        assertThat(handedOver).isEmpty();
    }

    @Test
    void begunElsewhere_aWorkerRunsWhatCameMeanwhile() {
        var handedOver = new ArrayList<Runnable>();
        var inbox = new Inbox(3, Integer.MAX_VALUE, 16, handedOver::add);
        inbox.beginElsewhere(tasks.task("first"));
        offer(inbox, tasks.task("second"));

        assertThat(ran).isEmpty();
        handedOver.remove(0).run();
        assertThat(ran).containsExactly("first", "second");
        assertThat(handedOver).isEmpty();
    }

    @Test
    void stageOfTheLastTask_leavesTheInboxIdle() {
        var stage = new CompletableFuture<Void>();
        offer(inbox, tasks.task("first", stage));
        stage.complete(null);

        offer(inbox, tasks.task("second"));

        assertThat(ran).containsExactly("first", "second");
    }

    @Test
    void taskBroughtWhileOneRuns_runsAfterItOnThatThread() throws Exception {
        var threads = Collections.synchronizedList(new ArrayList<Thread>());
        var running = new Gate();
        var offered = new Gate();

        Together.run(2, thread -> {
            if (thread == 0) {
                offer(inbox, () -> {
                    threads.add(Thread.currentThread());
                    running.open();
                    offered.pass();
                    return done();
                });
            } else {
                running.pass();
                offer(inbox, () -> {
                    threads.add(Thread.currentThread());
                    return done();
                });
                assertThat(threads).hasSize(1);
                offered.open();
            }
        });

        assertThat(threads).hasSize(2);
        assertThat(threads.get(1)).isSameAs(threads.get(0));
    }

    @Test
    void offer_isFalseWhenTooManyWait() {
        var stage = new CompletableFuture<Void>();
        offer(inbox, tasks.task("running", stage));
        assertThat(offer(inbox, tasks.task("1"))).isTrue();
        assertThat(offer(inbox, tasks.task("2"))).isTrue();
        assertThat(offer(inbox, tasks.task("3"))).isTrue();

        assertThat(offer(inbox, tasks.task("4"))).isFalse();

        stage.complete(null);
        assertThat(ran).containsExactly("running", "1", "2", "3");
        assertThat(offer(inbox, tasks.task("5"))).isTrue();
        assertThat(ran).last().isEqualTo("5");
    }

    @Test
    void offer_isFalseWhenTooManyBytesWait() {
        var inbox = new Inbox(100, 10, 16, Runnable::run);
        var stage = new CompletableFuture<Void>();
        assertThat(inbox.offer(tasks.task("running", stage), 1000)).isTrue();
        assertThat(inbox.offer(tasks.task("1"), 6)).isTrue();
        assertThat(inbox.offer(tasks.task("2"), 4)).isTrue();

        assertThat(inbox.offer(tasks.task("3"), 1)).isFalse();

        stage.complete(null);
        assertThat(ran).containsExactly("running", "1", "2");
    }

    @Test
    void oneMessage_mayWaitHoweverLarge() {
        var inbox = new Inbox(100, 10, 16, Runnable::run);
        var stage = new CompletableFuture<Void>();
        inbox.offer(tasks.task("running", stage), 1);

        assertThat(inbox.offer(tasks.task("large"), 11)).isTrue();
        assertThat(inbox.offer(tasks.task("small"), 1)).isFalse();

        stage.complete(null);
        assertThat(inbox.offer(tasks.task("next"), 11)).isTrue();
        assertThat(ran).containsExactly("running", "large", "next");
    }

    @Test
    void aMillionTasks_doNotFillTheStack() {
        var inbox = new Inbox(1_000_001, Integer.MAX_VALUE, 16, Runnable::run);
        var stage = new CompletableFuture<Void>();
        var count = new AtomicInteger();
        offer(inbox, () -> stage);
        for (int i = 0; i < 1_000_000; i++) {
            offer(inbox, () -> {
                count.incrementAndGet();
                return done();
            });
        }

        stage.complete(null);

        assertThat(count).hasValue(1_000_000);
    }

    @Test
    void manyThreads_neverOverlapAndKeepTheOrderOfEach() throws Exception {
        int threads = 8;
        int each = 5_000;
        var workers = Executors.newFixedThreadPool(4);
        var inbox = new Inbox(threads * each, Integer.MAX_VALUE, 16, workers);
        var inside = new AtomicInteger();
        var overlaps = new AtomicInteger();
        List<List<Integer>> orders = IntStream.range(0, threads)
                .<List<Integer>>mapToObj(i -> new ArrayList<>())
                .toList();
        var ended = new CompletableFuture<Void>();
        try {
            Together.run(threads, thread -> {
                for (int i = 0; i < each; i++) {
                    int number = i;
                    offer(inbox, () -> {
                        overlaps.addAndGet(inside.getAndIncrement());
                        orders.get(thread).add(number); // no lock: that is the inbox's business
                        if (number % 3 != 0) {
                            inside.decrementAndGet();
                            return done();
                        }
                        return CompletableFuture.runAsync(inside::decrementAndGet, workers);
                    });
                }
            });
            offer(inbox, () -> {
                ended.complete(null);
                return done();
            });
            ended.get(30, TimeUnit.SECONDS);
        } finally {
            workers.shutdownNow();
        }

        assertThat(overlaps).hasValue(0);
        List<Integer> inOrder = IntStream.range(0, each).boxed().toList();
        assertThat(orders).allMatch(inOrder::equals);
    }
}
