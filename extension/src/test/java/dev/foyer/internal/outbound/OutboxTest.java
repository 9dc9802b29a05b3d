// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import dev.foyer.Closing;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.transport.Transport;
import dev.foyer.testing.FakeTransport;
import dev.foyer.testing.Gate;
import dev.foyer.testing.Together;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules D1 to D3. */
class OutboxTest {

    private static final int PLENTY = 1_000_000;
    private static final Closing LOST = new Closing(1006, "");

    private final List<Closing> ended = Collections.synchronizedList(new ArrayList<>());

    @Test
    void frames_areSentInOrder() {
        var transport = FakeTransport.immediate();
        var outbox = outbox(transport, PLENTY);

        assertThat(outbox.offer(frame("a"))).isTrue();
        assertThat(outbox.offer(frame("b"))).isTrue();

        assertThat(transport.texts()).containsExactly("a", "b");
        assertThat(outbox.isOpen()).isTrue();
        assertThat(ended).isEmpty();
    }

    @Test
    void frames_waitWhileOneIsInFlight() {
        var transport = FakeTransport.stalled();
        var outbox = outbox(transport, PLENTY);

        offer(outbox, "a", "b", "c");

        assertThat(transport.texts()).containsExactly("a");
        transport.complete(null);
        assertThat(transport.texts()).containsExactly("a", "b");
        transport.completeAll();
        assertThat(transport.texts()).containsExactly("a", "b", "c");
        assertThat(transport.mostUnderWay()).isEqualTo(1);
    }

    @Test
    void frameAfterTheQueueRanEmpty_isSent() {
        var transport = FakeTransport.stalled();
        var outbox = outbox(transport, PLENTY);
        offer(outbox, "a");
        transport.complete(null);

        offer(outbox, "b");

        assertThat(transport.texts()).containsExactly("a", "b");
    }

    @Test
    void completionDuringTheCall_isNotARecursion() {
        var first = new CompletableFuture<Runnable>();
        var transport = FakeTransport.of((frame, done) -> {
            if (frame.text().equals("first")) {
                first.complete(() -> done.accept(null));
            } else {
                done.accept(null);
            }
        });
        var outbox = outbox(transport, 2 * PLENTY);
        offer(outbox, "first");
        Frame frame = frame("x");
        for (int i = 0; i < 1_000_000; i++) {
            outbox.offer(frame);
        }
        assertThat(transport.sends()).isEqualTo(1);

        first.join().run();

        assertThat(transport.sends()).isEqualTo(1_000_001);
        assertThat(ended).isEmpty();
    }

    @Test
    void bytes_areBoundedIncludingWhatIsInFlight() {
        var transport = FakeTransport.stalled();
        var outbox = outbox(transport, 10);
        offer(outbox, "12345", "67890");

        assertThat(outbox.offer(frame("x"))).isFalse();

        assertThat(transport.closings()).containsExactly(Closing.SLOW);
        assertThat(ended).containsExactly(Closing.SLOW);
        assertThat(outbox.isOpen()).isFalse();
        transport.completeAll();
        assertThat(transport.texts()).containsExactly("12345");
        assertThat(ended).hasSize(1);
    }

    @Test
    void bytes_countAsInUtf8() {
        var outbox = outbox(FakeTransport.stalled(), 10);
        offer(outbox, "😀😀");

        assertThat(outbox.offer(frame("€"))).isFalse();
    }

    @Test
    void bytesSent_areFreeAgain() {
        var transport = FakeTransport.stalled();
        var outbox = outbox(transport, 10);
        for (int i = 0; i < 100; i++) {
            offer(outbox, "12345", "67890");
            transport.completeAll();
        }

        assertThat(transport.sends()).isEqualTo(200);
        assertThat(ended).isEmpty();
    }

    @Test
    void bytes_areBoundedByTheLargestIntegerToo() {
        var outbox = outbox(FakeTransport.stalled(), Integer.MAX_VALUE);
        assertThat(outbox.offer(new Frame(Frame.Kind.TEXT, "a", Integer.MAX_VALUE, null)))
                .isTrue();

        assertThat(outbox.offer(new Frame(Frame.Kind.TEXT, "b", Integer.MAX_VALUE, null)))
                .isFalse();
    }

    @Test
    void close_sendsWhatIsQueuedFirst() {
        var transport = FakeTransport.stalled();
        var outbox = outbox(transport, PLENTY);
        offer(outbox, "a", "b");

        outbox.close(Closing.NORMAL);

        assertThat(outbox.isOpen()).isFalse();
        assertThat(outbox.offer(frame("late"))).isFalse();
        assertThat(transport.closings()).isEmpty();
        transport.completeAll();
        assertThat(transport.texts()).containsExactly("a", "b");
        assertThat(transport.closings()).containsExactly(Closing.NORMAL);
        assertThat(ended).containsExactly(Closing.NORMAL);
    }

    @Test
    void closeWithNothingQueued_closesAtOnce() {
        var transport = FakeTransport.immediate();
        var outbox = outbox(transport, PLENTY);

        outbox.close(Closing.KICKED);
        outbox.close(Closing.NORMAL);
        outbox.abort(Closing.SLOW);

        assertThat(transport.closings()).containsExactly(Closing.KICKED);
        assertThat(ended).containsExactly(Closing.KICKED);
    }

    @Test
    void abort_dropsWhatIsQueued() {
        var transport = FakeTransport.stalled();
        var outbox = outbox(transport, PLENTY);
        offer(outbox, "a", "b");

        outbox.abort(Closing.FAILED);

        assertThat(transport.closings()).containsExactly(Closing.FAILED);
        assertThat(outbox.offer(frame("late"))).isFalse();
        transport.completeAll();
        assertThat(transport.texts()).containsExactly("a");
        assertThat(ended).containsExactly(Closing.FAILED);
    }

    @Test
    void abortAfterClose_keepsTheFirstReason() {
        var transport = FakeTransport.stalled();
        var outbox = outbox(transport, PLENTY);
        offer(outbox, "a", "b");

        outbox.close(Closing.RESTART);
        outbox.abort(Closing.FAILED);

        assertThat(transport.closings()).containsExactly(Closing.RESTART);
        assertThat(ended).containsExactly(Closing.RESTART);
    }

    @Test
    void discard_tellsNobody() {
        var transport = FakeTransport.stalled();
        var outbox = outbox(transport, PLENTY);
        offer(outbox, "a", "b");

        outbox.discard();

        assertThat(outbox.isOpen()).isFalse();
        assertThat(outbox.offer(frame("late"))).isFalse();
        outbox.close(Closing.NORMAL);
        outbox.abort(Closing.FAILED);
        transport.completeAll();
        assertThat(transport.texts()).containsExactly("a");
        assertThat(transport.closings()).isEmpty();
        assertThat(ended).isEmpty();
    }

    @Test
    void failureDuringTheCall_endsOnceWith1006() {
        var transport = FakeTransport.of((frame, done) -> done.accept(new IOException("gone")));
        var outbox = outbox(transport, PLENTY);

        outbox.offer(frame("a"));

        assertThat(ended).containsExactly(LOST);
        assertThat(transport.closings()).containsExactly(LOST);
        assertThat(outbox.offer(frame("b"))).isFalse();
        assertThat(transport.texts()).containsExactly("a");
    }

    @Test
    void failureLater_endsOnceWith1006AndDropsTheRest() {
        var transport = FakeTransport.stalled();
        var outbox = outbox(transport, PLENTY);
        offer(outbox, "a", "b");

        transport.complete(new IOException("gone"));

        assertThat(ended).containsExactly(LOST);
        assertThat(transport.texts()).containsExactly("a");
        assertThat(outbox.isOpen()).isFalse();
    }

    @Test
    void failureAfterAbort_endsOnceWithTheFirstReason() {
        var transport = FakeTransport.stalled();
        var outbox = outbox(transport, PLENTY);
        offer(outbox, "a");
        outbox.abort(Closing.SLOW);

        transport.complete(new IOException("closed"));

        assertThat(ended).containsExactly(Closing.SLOW);
    }

    @Test
    void completionThatComesTwice_countsOnce() {
        var transport = FakeTransport.of((frame, done) -> {
            done.accept(null);
            done.accept(new IOException("the container also threw"));
        });
        var outbox = outbox(transport, 10);

        for (int i = 0; i < 100; i++) {
            offer(outbox, "1234567890");
        }

        assertThat(transport.sends()).isEqualTo(100);
        assertThat(ended).isEmpty();
    }

    @Test
    void completionThatComesTwiceLater_sendsNothingTwice() {
        var completions = new ArrayList<Runnable>();
        var transport = FakeTransport.of((frame, done) -> completions.add(() -> done.accept(null)));
        var outbox = outbox(transport, 3);
        offer(outbox, "a", "b", "c");

        completions.get(0).run();
        completions.get(0).run();

        assertThat(transport.texts()).containsExactly("a", "b");
        assertThat(outbox.offer(frame("d"))).isTrue();
        assertThat(outbox.offer(frame("e"))).isFalse();
    }

    @Test
    void transportAndListener_areCalledWithoutTheLock() throws Exception {
        var others = Executors.newCachedThreadPool();
        var blocked = Collections.synchronizedList(new ArrayList<String>());
        var outboxes = new CompletableFuture<Outbox>();
        class Probe implements Transport {
            private void probe(String where) {
                var passed = new Gate();
                others.execute(() -> {
                    outboxes.join().isOpen(); // needs the lock
                    passed.open();
                });
                if (!passed.opens()) {
                    blocked.add(where);
                }
            }

            @Override
            public void send(Frame frame, Consumer<@Nullable Throwable> done) {
                probe("send");
                done.accept(frame.text().equals("bad") ? new IOException("gone") : null);
            }

            @Override
            public void close(Closing closing) {
                probe("close");
            }
        }
        var transport = new Probe();
        var outbox = new Outbox(transport, PLENTY, Runnable::run, closing -> {
            transport.probe("listener");
            ended.add(closing);
        });
        outboxes.complete(outbox);

        offer(outbox, "good");
        outbox.offer(frame("bad"));

        assertThat(blocked).isEmpty();
        assertThat(ended).containsExactly(LOST);
        others.shutdownNow();
    }

    @Test
    void offerFromAnotherThreadDuringASend_returnsAndIsSentNext() throws Exception {
        var others = Executors.newCachedThreadPool();
        var outboxes = new CompletableFuture<Outbox>();
        var transport = FakeTransport.of((frame, done) -> {
            if (frame.text().equals("a")) {
                assertThat(CompletableFuture.supplyAsync(() -> outboxes.join().offer(frame("b")), others)
                                .orTimeout(10, TimeUnit.SECONDS)
                                .join())
                        .isTrue();
            }
            done.accept(null);
        });
        var outbox = outbox(transport, PLENTY);
        outboxes.complete(outbox);

        offer(outbox, "a");

        assertThat(transport.texts()).containsExactly("a", "b");
        assertThat(transport.mostUnderWay()).isEqualTo(1);
        others.shutdownNow();
    }

    @Test
    void offerDuringACallbackOnTheSameThread_isSentNext() {
        var outboxes = new CompletableFuture<Outbox>();
        var transport = FakeTransport.of((frame, done) -> {
            if (frame.text().equals("a")) {
                outboxes.join().offer(frame("b"));
            }
            done.accept(null);
        });
        var outbox = outbox(transport, PLENTY);
        outboxes.complete(outbox);

        offer(outbox, "a");

        assertThat(transport.texts()).containsExactly("a", "b");
        assertThat(transport.mostUnderWay()).isEqualTo(1);
    }

    @Test
    void sixteenThreads_loseNothingAndKeepTheOrderOfEach() throws Exception {
        int threads = 16;
        int each = 20_000;
        var completers = Executors.newFixedThreadPool(4);
        var transport = FakeTransport.of((frame, done) -> {
            if (ThreadLocalRandom.current().nextInt(4) == 0) {
                done.accept(null);
            } else {
                completers.execute(() -> done.accept(null));
            }
        });
        var over = new CompletableFuture<Closing>();
        var outbox = new Outbox(transport, Integer.MAX_VALUE, Runnable::run, over::complete);
        try {
            Together.run(threads, thread -> {
                for (int i = 0; i < each; i++) {
                    assertThat(outbox.offer(new Frame(Frame.Kind.TEXT, thread + ":" + i, 1, null)))
                            .isTrue();
                }
            });
            outbox.close(Closing.NORMAL);
            assertThat(over.get(60, TimeUnit.SECONDS)).isEqualTo(Closing.NORMAL);
        } finally {
            completers.shutdownNow();
        }

        assertThat(transport.sends()).isEqualTo(threads * each);
        assertThat(transport.mostUnderWay()).isEqualTo(1);
        List<String> texts = transport.texts();
        for (int thread = 0; thread < threads; thread++) {
            String prefix = thread + ":";
            List<String> inOrder =
                    IntStream.range(0, each).mapToObj(i -> prefix + i).toList();
            assertThat(texts.stream().filter(text -> text.startsWith(prefix)).toList())
                    .isEqualTo(inOrder);
        }
    }

    @Test
    void closeAmongManyOffers_endsOnceAndSendsExactlyWhatWasTaken() throws Exception {
        for (int round = 0; round < 200; round++) {
            var transport = FakeTransport.immediate();
            var closings = Collections.synchronizedList(new ArrayList<Closing>());
            var outbox = new Outbox(transport, PLENTY, Runnable::run, closings::add);
            var taken = Collections.synchronizedList(new ArrayList<String>());

            Together.run(3, thread -> {
                for (int i = 0; i < 20; i++) {
                    if (thread == 2 && i == 10) {
                        outbox.close(Closing.NORMAL);
                    } else if (outbox.offer(frame(thread + ":" + i))) {
                        taken.add(thread + ":" + i);
                    }
                }
            });

            assertThat(transport.texts()).containsExactlyInAnyOrderElementsOf(taken);
            assertThat(closings).containsExactly(Closing.NORMAL);
            assertThat(transport.closings()).containsExactly(Closing.NORMAL);
        }
    }

    private Outbox outbox(FakeTransport transport, int maxBytes) {
        return new Outbox(transport, maxBytes, Runnable::run, ended::add);
    }

    private static void offer(Outbox outbox, String... texts) {
        for (String text : texts) {
            assertThat(outbox.offer(frame(text))).isTrue();
        }
    }

    private static Frame frame(String text) {
        return new Frame(text);
    }

    @Test
    void ping_goesBeforeWhatWaitsAndCountsForNothing() {
        var transport = FakeTransport.stalled();
        var outbox = new Outbox(transport, 10, Runnable::run, closing -> {});
        outbox.offer(new Frame("first"));
        outbox.offer(new Frame("later"));

        outbox.ping();
        transport.completeAll();

        assertThat(transport.frames()).containsExactly(new Frame("first"), Frame.PING, new Frame("later"));
        assertThat(outbox.isSending()).isFalse();
    }

    @Test
    void sendThatDoesNotComplete_isStuckAfterTheLimit() {
        var transport = FakeTransport.stalled();
        var outbox = new Outbox(transport, 10, Runnable::run, closing -> {});
        long later = System.nanoTime() + Duration.ofHours(1).toNanos();

        assertThat(outbox.isStuck(later, Duration.ofSeconds(1))).isFalse();
        outbox.offer(new Frame("one"));
        assertThat(outbox.isStuck(System.nanoTime(), Duration.ofHours(2))).isFalse();
        assertThat(outbox.isStuck(later + 1_000_000_000, Duration.ofMinutes(59)))
                .isTrue();
        transport.complete(null);
        assertThat(outbox.isStuck(later, Duration.ofSeconds(1))).isFalse();
    }
}
