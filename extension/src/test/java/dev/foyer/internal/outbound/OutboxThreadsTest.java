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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import dev.foyer.Closing;
import dev.foyer.ServerEvent.Mode;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.measure.Traffic;
import dev.foyer.internal.outbound.sender.Senders;
import dev.foyer.internal.transport.Transport;
import dev.foyer.testing.FakeTransport;
import dev.foyer.testing.Gate;
import dev.foyer.testing.TestOutboxes;
import dev.foyer.testing.Together;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules D1 and D2: many threads, and which of them sends. */
class OutboxThreadsTest extends OutboxFixture {

    @Test
    void threadThatReads_sendsItself_andAnotherOneDoesNot() {
        var senders = new Senders(Runnable::run, Thread::new);
        var threads = Collections.synchronizedList(new ArrayList<Thread>());
        var box = new OutboxFactory(
                        new OutboxSizes(PLENTY, WINDOW, PLENTY), senders, Runnable::run, clock, new Traffic())
                .open(FakeTransport.of(frame -> threads.add(Thread.currentThread())), false, ended::add);

        box.reading(() -> box.offer(frame("a")));
        box.offer(frame("b"));

        Awaitility.await().until(() -> threads.size() == 2);
        assertThat(threads.get(0)).isSameAs(Thread.currentThread());
        assertThat(threads.get(1)).isNotSameAs(Thread.currentThread());
        senders.shutdown();
    }

    @Test
    void containersClose_waitsForTheSendThatIsUnderWay_andForNoOther() {
        var begun = new Gate();
        var held = new Gate();
        var box = outbox(FakeTransport.of(frame -> {
            begun.open();
            held.pass();
        }));
        assertThat(box.channel().settle(Duration.ofHours(1))).isTrue();
        var sender = Executors.newSingleThreadExecutor();
        sender.execute(() -> box.offer(frame("a")));
        begun.pass();
        box.discard();

        assertThat(box.channel().settle(Duration.ZERO)).as("not at once").isFalse();
        var settled = CompletableFuture.supplyAsync(() -> box.channel().settle(Duration.ofHours(1)));
        held.open();

        assertThat(settled).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(true);
        sender.shutdown();
    }

    @Test
    void containersClose_duringASendOnItsOwnThread_doesNotWait() {
        var settled = new ArrayList<Boolean>();
        var boxes = new ArrayList<Outbox>();
        var box = outbox(
                FakeTransport.of(frame -> settled.add(boxes.get(0).channel().settle(Duration.ofHours(1)))));
        boxes.add(box);

        box.offer(frame("a"));

        assertThat(settled).containsExactly(true);
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
            while (!done.get() || box.channel().isSending()) {
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
    void manyOutboxes_areDrainedWithoutTheCaller_evenIfOneHoldsItsThreadUp() {
        var senders = new Senders(Runnable::run, Thread::new);
        var outboxes = new OutboxFactory(
                new OutboxSizes(PLENTY, WINDOW, PLENTY), senders, Runnable::run, clock, new Traffic());
        var held = new Gate();
        var stuck = FakeTransport.of(frame -> held.pass());
        var receivers = new ArrayList<Receiver>();
        var healthy = new ArrayList<FakeTransport>();
        for (int i = 0; i < 20; i++) {
            var each = i == 3 ? stuck : FakeTransport.immediate();
            if (i != 3) {
                healthy.add(each);
            }
            Outbox box = outboxes.open(each, false, ended::add);
            receivers.add(() -> box);
        }

        int reached = new Distributor(senders, clock, LockSupport::parkNanos)
                .deliver(receivers, frame("hello"), Mode.EVERY, "");

        assertThat(reached).isEqualTo(20);

        Awaitility.await().until(() -> {
            senders.watch();
            return healthy.stream().allMatch(each -> each.sends() == 1);
        });
        held.open();
        Awaitility.await().until(() -> !receivers.get(3).outbox().channel().isSending());
        senders.shutdown();
    }
}
