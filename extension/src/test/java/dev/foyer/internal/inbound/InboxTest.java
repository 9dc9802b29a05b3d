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

import static org.assertj.core.api.Assertions.assertThat;

class InboxTest extends InboxFixture {

    @Test
    void tasks_runAtOnceOnTheThreadThatBringsThem() {
        var threads = new ArrayList<Thread>();

        assertThat(offer(inbox, () -> {
                    threads.add(Thread.currentThread());
                    return done();
                }))
                .isTrue();
        assertThat(offer(inbox, task("next"))).isTrue();

        assertThat(threads).containsExactly(Thread.currentThread());
        assertThat(ran).containsExactly("next");
    }

    @Test
    void taskBroughtByATask_runsAfterIt() {
        offer(inbox, () -> {
            offer(inbox, task("inner"));
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
        offer(inbox, task("next"));
        inbox.end(task("last"));

        assertThat(ran).containsExactly("next", "last");
    }

    @Test
    void unfinishedStage_holdsUpTheNextTasks() {
        var stage = new CompletableFuture<Void>();
        offer(inbox, task("first", stage));
        offer(inbox, task("second"));
        offer(inbox, task("third"));
        assertThat(ran).containsExactly("first");

        stage.complete(null);

        assertThat(ran).containsExactly("first", "second", "third");
    }

    /** Rule E10: what comes while a handler is running must not wait for the stage that it returns. */
    @Test
    void urgentTask_waitsForRunningCodeOnly() {
        var stage = new CompletableFuture<Void>();
        offer(inbox, () -> {
            offer(inbox, task("second"));
            assertThat(inbox.offerUrgent(null, task("urgent"), 1)).isTrue();
            ran.add("first");
            return stage;
        });
        assertThat(ran).containsExactly("first", "urgent");

        inbox.offerUrgent(null, task("urgent, too"), 1);
        assertThat(ran).containsExactly("first", "urgent", "urgent, too");

        stage.complete(null);
        assertThat(ran).containsExactly("first", "urgent", "urgent, too", "second");
    }

    @Test
    void urgentTask_takesItsTurn_ifNobodyWaitsForAStage() {
        offer(inbox, () -> {
            offer(inbox, task("second"));
            inbox.offerUrgent(null, task("third"), 1);
            ran.add("first");
            return done();
        });
        inbox.offerUrgent(null, task("fourth"), 1);

        assertThat(ran).containsExactly("first", "second", "third", "fourth");
        assertThat(inbox.isIdle()).isTrue();
    }

    @Test
    void urgentTask_isBoundedLikeAnother_andDroppedAtTheEnd() {
        offer(inbox, () -> {
            for (int i = 0; i < 3; i++) {
                assertThat(inbox.offerUrgent(null, task("urgent"), 1)).isTrue();
            }
            assertThat(inbox.offerUrgent(null, task("too many"), 1)).isFalse();
            inbox.end(task("last"));
            return done();
        });
        inbox.offerUrgent(null, task("late"), 1);

        assertThat(ran).containsExactly("last");
    }

    @Test
    void afterAnUnfinishedStage_aWorkerGoesOn() {
        var handedOver = new ArrayList<Runnable>();
        var inbox = new Inbox(3, Integer.MAX_VALUE, 16, handedOver::add);
        var stage = new CompletableFuture<Void>();
        offer(inbox, task("first", stage));
        offer(inbox, task("second"));

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
        inbox.addElsewhere(task("first"));
        offer(inbox, task("second"));

        assertThat(ran).isEmpty();
        handedOver.remove(0).run();
        assertThat(ran).containsExactly("first", "second");
        assertThat(handedOver).isEmpty();
    }

    @Test
    void stageOfTheLastTask_leavesTheInboxIdle() {
        var stage = new CompletableFuture<Void>();
        offer(inbox, task("first", stage));
        stage.complete(null);

        offer(inbox, task("second"));

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
        offer(inbox, task("running", stage));
        assertThat(offer(inbox, task("1"))).isTrue();
        assertThat(offer(inbox, task("2"))).isTrue();
        assertThat(offer(inbox, task("3"))).isTrue();

        assertThat(offer(inbox, task("4"))).isFalse();

        stage.complete(null);
        assertThat(ran).containsExactly("running", "1", "2", "3");
        assertThat(offer(inbox, task("5"))).isTrue();
        assertThat(ran).last().isEqualTo("5");
    }

    @Test
    void offer_isFalseWhenTooManyBytesWait() {
        var inbox = new Inbox(100, 10, 16, Runnable::run);
        var stage = new CompletableFuture<Void>();
        assertThat(inbox.offer(null, task("running", stage), 1000)).isTrue();
        assertThat(inbox.offer(null, task("1"), 6)).isTrue();
        assertThat(inbox.offer(null, task("2"), 4)).isTrue();

        assertThat(inbox.offer(null, task("3"), 1)).isFalse();

        stage.complete(null);
        assertThat(ran).containsExactly("running", "1", "2");
    }

    @Test
    void oneMessage_mayWaitHoweverLarge() {
        var inbox = new Inbox(100, 10, 16, Runnable::run);
        var stage = new CompletableFuture<Void>();
        inbox.offer(null, task("running", stage), 1);

        assertThat(inbox.offer(null, task("large"), 11)).isTrue();
        assertThat(inbox.offer(null, task("small"), 1)).isFalse();

        stage.complete(null);
        assertThat(inbox.offer(null, task("next"), 11)).isTrue();
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
