// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import dev.foyer.Closing;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.outbound.Outbox.Offer;
import dev.foyer.internal.transport.Transport;
import dev.foyer.testing.FakeTransport;
import dev.foyer.testing.Gate;
import dev.foyer.testing.TestOutboxes;
import dev.foyer.testing.Together;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules D1 to D3. */
class OutboxTest {

    private static final int PLENTY = 1_000_000;
    private static final Closing LOST = new Closing(1006, "");

    private static final int WINDOW = 1024;
    private static final String FILLING = "x".repeat(900);

    private final FakeTransport transport = FakeTransport.immediate();
    private final List<Closing> ended = Collections.synchronizedList(new ArrayList<>());
    private final long begin = System.nanoTime();
    private final Outbox outbox = outbox(transport);

    @Test
    void frames_areSentInOrder_byTheCaller() {
        offer("a", "b");

        assertThat(transport.texts()).containsExactly("a", "b");
        assertThat(outbox.isOpen()).isTrue();
        assertThat(outbox.isSending()).isFalse();
        assertThat(ended).isEmpty();
    }

    @Test
    void threadThatReads_sendsItself_andAnotherOneDoesNot() {
        var senders = new Senders(Runnable::run);
        var threads = Collections.synchronizedList(new ArrayList<Thread>());
        var box = new Outboxes(PLENTY, WINDOW, senders, Runnable::run)
                .open(FakeTransport.of(frame -> threads.add(Thread.currentThread())), false, ended::add);

        box.reading(() -> box.offer(frame("a")));
        box.offer(frame("b"));

        Awaitility.await().until(() -> threads.size() == 2);
        assertThat(threads.get(0)).isSameAs(Thread.currentThread());
        assertThat(threads.get(1)).isNotSameAs(Thread.currentThread());
        senders.shutdown();
    }

    @Test
    void peerThatAcknowledgesNothing_getsNoMoreThanTheWindow() {
        for (int i = 0; i < 100; i++) {
            offer("x".repeat(100));
        }

        assertThat(transport.sends()).isBetween(2, WINDOW / 100);
        assertThat(transport.marks()).hasSize(1);
        assertThat(outbox.isSending()).isTrue();
    }

    @Test
    void whatWaits_goesWhenThePeerHasCaughtUp() {
        fill();
        offer("a", "b", "c");
        assertThat(transport.texts()).containsExactly(FILLING);

        transport.answerAll(outbox);

        assertThat(transport.texts()).containsExactly(FILLING, "a", "b", "c");
        assertThat(outbox.isSending()).isFalse();
    }

    @Test
    void longUse_neverStops() {
        for (int i = 0; i < 5_000; i++) {
            offer("x".repeat(i % 1_500));
            transport.answerAll(outbox);
        }

        assertThat(transport.sends()).isEqualTo(5_000);
        assertThat(transport.marks()).hasSizeBetween(500, 15_000);
    }

    @Test
    void pongThatAnswersNothing_freesNothing() {
        fill();
        offer("a");

        assertThat(outbox.pong(ByteBuffer.allocate(0))).isFalse();
        assertThat(outbox.pong(ByteBuffer.allocate(8))).isFalse();

        assertThat(transport.texts()).containsExactly(FILLING);
    }

    @Test
    void messageLargerThanTheWindow_goesInParts_asThePeerReads() {
        String large = "ü😀€x".repeat(1_000);
        offer("before", large, "after");
        assertThat(transport.texts()).containsExactly("before");

        transport.answerAll(outbox);

        assertThat(transport.texts()).containsExactly("before", large, "after");
        assertThat(transport.parts()).hasSizeGreaterThan(10).allMatch(part -> part.bytes() <= WINDOW);
        assertThat(outbox.isSending()).isFalse();
    }

    @Test
    void bytes_areBoundedIncludingWhatIsSentInParts() {
        var box = TestOutboxes.of(10_000, WINDOW).open(transport, false, ended::add);
        assertThat(box.offer(frame("x".repeat(9_000)))).isTrue();
        assertThat(box.offer(frame("y".repeat(1_500)))).isTrue(); // some of the first one has gone

        assertThat(box.offer(frame("z".repeat(1_500)))).isFalse();

        assertThat(transport.closings()).containsExactly(Closing.SLOW);
        assertThat(ended).containsExactly(Closing.SLOW);
        assertThat(box.isOpen()).isFalse();
        transport.answerAll(box);
        assertThat(transport.frames()).isEmpty();
        assertThat(ended).hasSize(1);
    }

    @Test
    void bytes_countAsInUtf8() {
        var box = TestOutboxes.of(1_000, WINDOW).open(transport, false, ended::add);
        assertThat(box.offer(frame(FILLING))).isTrue();

        assertThat(box.offer(frame("😀".repeat(250)))).isTrue();
        assertThat(box.offer(frame("€"))).isFalse();
    }

    @Test
    void bytesSent_areFreeAgain() {
        var box = TestOutboxes.of(1_000, WINDOW).open(transport, false, ended::add);
        for (int i = 0; i < 100; i++) {
            assertThat(box.offer(frame("x".repeat(900)))).isTrue();
            transport.answerAll(box);
        }

        assertThat(transport.sends()).isEqualTo(100);
        assertThat(ended).isEmpty();
    }

    @Test
    void bytes_areBoundedByTheLargestIntegerToo() {
        var box = TestOutboxes.of(Integer.MAX_VALUE, WINDOW).open(transport, false, ended::add);
        box.offer(frame(FILLING));
        assertThat(box.offer(new Frame(Frame.Kind.TEXT, "a", Integer.MAX_VALUE, null)))
                .isTrue();

        assertThat(box.offer(new Frame(Frame.Kind.TEXT, "b", Integer.MAX_VALUE, null)))
                .isFalse();
    }

    @Test
    void close_sendsWhatIsQueuedFirst() {
        fill();
        offer("a", "b");

        outbox.close(Closing.NORMAL);

        assertThat(outbox.isOpen()).isFalse();
        assertThat(outbox.offer(frame("late"))).isFalse();
        assertThat(transport.closings()).isEmpty();
        transport.answerAll(outbox);
        assertThat(transport.texts()).containsExactly(FILLING, "a", "b");
        assertThat(transport.closings()).containsExactly(Closing.NORMAL);
        assertThat(ended).containsExactly(Closing.NORMAL);
    }

    @Test
    void closeWithNothingQueued_closesAtOnce() {
        outbox.close(Closing.KICKED);
        outbox.close(Closing.NORMAL);
        outbox.abort(Closing.SLOW);

        assertThat(transport.closings()).containsExactly(Closing.KICKED);
        assertThat(ended).containsExactly(Closing.KICKED);
    }

    @Test
    void closeOfAPeerThatReadsNothing_isStuckAfterTheLimit_andThenAborted() {
        fill();
        offer("a");
        outbox.close(Closing.KICKED);

        assertThat(outbox.isStuck(System.nanoTime() + Duration.ofHours(1).toNanos(), begin, Duration.ofMinutes(59)))
                .isTrue();
        outbox.abort(Closing.SLOW);

        assertThat(transport.closings()).containsExactly(Closing.KICKED);
        assertThat(ended).containsExactly(Closing.KICKED);
        assertThat(outbox.isStuck(begin + Duration.ofDays(1).toNanos(), begin, Duration.ofMinutes(1)))
                .isFalse();
    }

    @Test
    void abort_dropsWhatIsQueued() {
        fill();
        offer("a", "b");

        outbox.abort(Closing.FAILED);

        assertThat(transport.closings()).containsExactly(Closing.FAILED);
        assertThat(outbox.offer(frame("late"))).isFalse();
        transport.answerAll(outbox);
        assertThat(transport.texts()).containsExactly(FILLING);
        assertThat(ended).containsExactly(Closing.FAILED);
    }

    @Test
    void abortAfterClose_keepsTheFirstReason() {
        fill();
        offer("a");

        outbox.close(Closing.RESTART);
        outbox.abort(Closing.FAILED);

        assertThat(transport.closings()).containsExactly(Closing.RESTART);
        assertThat(ended).containsExactly(Closing.RESTART);
    }

    @Test
    void discard_tellsNobody() {
        fill();
        offer("a", "b");

        outbox.discard();

        assertThat(outbox.isOpen()).isFalse();
        assertThat(outbox.offer(frame("late"))).isFalse();
        outbox.close(Closing.NORMAL);
        outbox.abort(Closing.FAILED);
        transport.answerAll(outbox);
        assertThat(transport.texts()).containsExactly(FILLING);
        assertThat(transport.closings()).isEmpty();
        assertThat(ended).isEmpty();
    }

    @Test
    void containersClose_waitsForTheSendThatIsUnderWay_andForNoOther() {
        var begun = new Gate();
        var held = new Gate();
        var box = outbox(FakeTransport.of(frame -> {
            begun.open();
            held.pass();
        }));
        assertThat(box.settle(Duration.ofHours(1))).isTrue();
        var sender = Executors.newSingleThreadExecutor();
        sender.execute(() -> box.offer(frame("a")));
        begun.pass();
        box.discard();

        assertThat(box.settle(Duration.ofMillis(10))).as("not at once").isFalse();
        var settled = CompletableFuture.supplyAsync(() -> box.settle(Duration.ofHours(1)));
        held.open();

        assertThat(settled).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(true);
        sender.shutdown();
    }

    @Test
    void containersClose_duringASendOnItsOwnThread_doesNotWait() {
        var settled = new ArrayList<Boolean>();
        var boxes = new ArrayList<Outbox>();
        var box = outbox(FakeTransport.of(frame -> settled.add(boxes.get(0).settle(Duration.ofHours(1)))));
        boxes.add(box);

        box.offer(frame("a"));

        assertThat(settled).containsExactly(true);
    }

    @Test
    void failure_endsOnceWith1006AndDropsTheRest() {
        var broken = FakeTransport.of(frame -> {
            throw new IOException("gone");
        });
        var box = outbox(broken);

        box.offer(frame("a"));

        assertThat(ended).containsExactly(LOST);
        assertThat(broken.closings()).containsExactly(LOST);
        assertThat(box.offer(frame("b"))).isFalse();
        assertThat(broken.texts()).containsExactly("a");
        assertThat(box.isSending()).isFalse();
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
            public void send(Frame frame) throws IOException {
                probe("send");
                if (frame.text().equals("bad")) {
                    throw new IOException("gone");
                }
            }

            @Override
            public void sendPart(Frame part, boolean last) {
                probe("part");
            }

            @Override
            public void close(Closing closing) {
                probe("close");
            }
        }
        var probe = new Probe();
        Outbox box = TestOutboxes.of(PLENTY, WINDOW).open(probe, false, closing -> {
            probe.probe("listener");
            ended.add(closing);
        });
        outboxes.complete(box);

        box.offer(frame("good"));
        box.offer(frame("x".repeat(WINDOW)));
        box.abort(LOST);

        assertThat(blocked).isEmpty();
        assertThat(ended).containsExactly(LOST);
        others.shutdownNow();
    }

    @Test
    void offerFromAnotherThreadDuringASend_returnsAndIsSentNext() throws Exception {
        var others = Executors.newCachedThreadPool();
        var outboxes = new CompletableFuture<Outbox>();
        var busy = FakeTransport.of(frame -> {
            if (frame.text().equals("a")) {
                assertThat(CompletableFuture.supplyAsync(() -> outboxes.join().offer(frame("b")), others)
                                .orTimeout(10, TimeUnit.SECONDS)
                                .join())
                        .isTrue();
            }
        });
        var box = outbox(busy);
        outboxes.complete(box);

        box.offer(frame("a"));

        assertThat(busy.texts()).containsExactly("a", "b");
        assertThat(busy.mostUnderWay()).isEqualTo(1);
        others.shutdownNow();
    }

    @Test
    void offerDuringASendOnTheSameThread_isSentNext() {
        var outboxes = new CompletableFuture<Outbox>();
        var busy = FakeTransport.of(frame -> {
            if (frame.text().equals("a")) {
                outboxes.join().offer(frame("b"));
            }
        });
        var box = outbox(busy);
        outboxes.complete(box);

        box.offer(frame("a"));

        assertThat(busy.texts()).containsExactly("a", "b");
        assertThat(busy.mostUnderWay()).isEqualTo(1);
    }

    @Test
    void manyThreadsAndAPeerThatReads_loseNothingAndKeepTheOrderOfEach() throws Exception {
        int threads = 8;
        int each = 20_000;
        var box = TestOutboxes.of(Integer.MAX_VALUE, WINDOW).open(transport, false, ended::add);
        var done = new AtomicBoolean();
        var reader = new Thread(() -> {
            while (!done.get() || box.isSending()) {
                transport.answer(box);
            }
        });
        reader.start();

        Together.run(threads, thread -> {
            for (int i = 0; i < each; i++) {
                assertThat(box.offer(frame(thread + ":" + i))).isTrue();
            }
        });
        done.set(true);
        reader.join();

        assertInOrder(transport, threads, each);
    }

    @Test
    void sixteenThreads_loseNothingAndKeepTheOrderOfEach() throws Exception {
        int threads = 16;
        int each = 20_000;
        var over = new CompletableFuture<Closing>();
        var box = TestOutboxes.open(transport, Integer.MAX_VALUE, over::complete);

        Together.run(threads, thread -> {
            for (int i = 0; i < each; i++) {
                assertThat(box.offer(frame(thread + ":" + i))).isTrue();
            }
        });
        box.close(Closing.NORMAL);

        assertThat(over.get(60, TimeUnit.SECONDS)).isEqualTo(Closing.NORMAL);
        assertInOrder(transport, threads, each);
    }

    private static void assertInOrder(FakeTransport transport, int threads, int each) {
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
            var outbox = TestOutboxes.open(transport, PLENTY, closings::add);
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

    @Test
    void ping_goesOnce_untilItIsAnswered() {
        outbox.ping();
        Awaitility.await().until(() -> transport.marks().size() == 1 && !outbox.isSending());
        outbox.ping();
        assertThat(outbox.isSending()).isFalse();

        assertThat(transport.answer(outbox)).isTrue();
        outbox.ping();

        Awaitility.await().until(() -> transport.marks().size() == 2);
    }

    @Test
    void pingWhileSomethingWaits_isTheOneThatAsksForIt() {
        fill();
        offer("a");

        outbox.ping();
        transport.answerAll(outbox);

        assertThat(transport.texts()).containsExactly(FILLING, "a");
        assertThat(transport.marks()).hasSize(1);
    }

    @Test
    void peerThatAcknowledgesNothing_isStuckAfterTheLimit() {
        long later = System.nanoTime() + Duration.ofHours(1).toNanos();
        assertThat(outbox.isStuck(later, begin, Duration.ofSeconds(1))).isFalse();

        fill();
        assertThat(outbox.isStuck(later, begin, Duration.ofSeconds(1))).isFalse(); // nothing waits for it
        offer("a");

        assertThat(outbox.isStuck(System.nanoTime(), begin, Duration.ofHours(2)))
                .isFalse();
        assertThat(outbox.isStuck(later, later, Duration.ofSeconds(1)))
                .as("nobody has listened to it")
                .isFalse();
        assertThat(outbox.isStuck(later + 1_000_000_000, begin, Duration.ofMinutes(59)))
                .isTrue();
        transport.answerAll(outbox);
        assertThat(outbox.isStuck(later, begin, Duration.ofSeconds(1))).isFalse();
    }

    @Test
    void volatileFrames_goAsLongAsThePeerTakesThem() {
        assertThat(outbox.putIfIdle(frame("a"))).isEqualTo(Offer.CLAIMED);
        assertThat(outbox.putIfIdle(frame("b"))).isEqualTo(Offer.QUEUED);

        outbox.drain(new Joiner());

        assertThat(transport.texts()).containsExactly("a", "b");
    }

    @Test
    void volatileFrame_isDroppedIfSomethingWaitsForThePeer() {
        fill();
        assertThat(outbox.putIfIdle(frame("a"))).isEqualTo(Offer.CLAIMED);
        outbox.drain(new Joiner());

        assertThat(outbox.putIfIdle(frame("b"))).isEqualTo(Offer.DROPPED);
        transport.answerAll(outbox);

        assertThat(transport.texts()).containsExactly(FILLING, "a");
    }

    @Test
    void outbox_isBehindOnlyIfMoreThanHalfFull_andThePeerTakesWhatItIsSent() {
        var box = TestOutboxes.of(2_000, WINDOW).open(transport, false, ended::add);
        box.offer(frame(FILLING));
        box.offer(frame("x".repeat(900)));
        long now = System.nanoTime();
        assertThat(box.isBehind(now)).isFalse();

        box.offer(frame("x".repeat(200)));

        assertThat(box.isBehind(now)).isTrue();
        assertThat(box.isBehind(now + Duration.ofSeconds(1).toNanos())).isFalse();
        transport.answerAll(box);
        assertThat(box.isBehind(System.nanoTime())).isFalse();
    }

    @Test
    void framesThatWait_areJoinedForAPeerThatTakesThat() {
        var box = TestOutboxes.of(PLENTY, WINDOW).open(transport, true, ended::add);
        box.offer(frame(FILLING));
        box.offer(Frame.json("1"));
        box.offer(Frame.json("2"));
        box.offer(Frame.json("3"));
        box.offer(frame("raw"));
        box.offer(Frame.json("4"));

        transport.answerAll(box);

        assertThat(transport.texts()).containsExactly(FILLING, "[1,2,3]", "raw", "4");
    }

    @Test
    void joinedFrames_fitIntoTheWindow() {
        var box = TestOutboxes.of(PLENTY, WINDOW).open(transport, true, ended::add);
        for (int i = 0; i < 100; i++) {
            box.offer(Frame.json("\"" + "x".repeat(100) + "\""));
        }

        transport.answerAll(box);

        assertThat(transport.frames()).hasSizeBetween(12, 50).allMatch(frame -> frame.bytes() <= WINDOW);
    }

    @Test
    void manyOutboxes_areDrainedWithoutTheCaller_evenIfOneHoldsItsThreadUp() {
        var senders = new Senders(Runnable::run);
        var outboxes = new Outboxes(PLENTY, WINDOW, senders, Runnable::run);
        var held = new Gate();
        var stuck = FakeTransport.of(frame -> held.pass());
        var claimed = new ArrayList<Outbox>();
        var healthy = new ArrayList<FakeTransport>();
        for (int i = 0; i < 20; i++) {
            var each = i == 3 ? stuck : FakeTransport.immediate();
            if (i != 3) {
                healthy.add(each);
            }
            Outbox box = outboxes.open(each, false, ended::add);
            assertThat(box.put(frame("hello"))).isEqualTo(Offer.CLAIMED);
            claimed.add(box);
        }

        outboxes.drain(claimed);

        Awaitility.await().until(() -> {
            senders.watch();
            return healthy.stream().allMatch(each -> each.sends() == 1);
        });
        held.open();
        Awaitility.await().until(() -> !claimed.get(3).isSending());
        senders.shutdown();
    }

    /** Uses the window up: what comes after it waits. */
    private void fill() {
        offer(FILLING);
    }

    private Outbox outbox(FakeTransport to) {
        return TestOutboxes.of(PLENTY, WINDOW).open(to, false, ended::add);
    }

    private void offer(String... texts) {
        for (String text : texts) {
            assertThat(outbox.offer(frame(text))).isTrue();
        }
    }

    private static Frame frame(String text) {
        return new Frame(text);
    }
}
