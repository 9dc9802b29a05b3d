// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import dev.foyer.spi.Backplane;
import org.awaitility.Awaitility;

import static dev.foyer.redis.Nodes.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;

/** Nodes that publish numbered messages to each other, each by two threads, until it ends. */
final class Traffic {

    private static final int THREADS = 2;
    private static final int UNDER_WAY = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PADDING = " " + "x".repeat(200);

    /** One thread's messages. */
    private static final class Sender {

        private final String name;
        private final Backplane backplane;
        private final BitSet givenUp = new BitSet();
        private final Semaphore room = new Semaphore(UNDER_WAY);
        private final AtomicInteger next = new AtomicInteger();

        Sender(String name, Backplane backplane) {
            this.name = name;
            this.backplane = backplane;
        }

        void send() {
            int number = next.getAndIncrement();
            room.acquireUninterruptibly();
            var unused = backplane.publish(LOBBY, name + ' ' + number + PADDING).thenAccept(nodes -> {
                if (nodes < 0) {
                    synchronized (givenUp) {
                        givenUp.set(number);
                    }
                }
                room.release();
            });
        }
    }

    private final List<Ledger> ledgers = new ArrayList<>();
    private final List<Sender> senders = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<Backplane> nodes = new ArrayList<>();

    /** Starts a node at each of these addresses. It ends with them at the latest. */
    Traffic(Nodes all, String... urls) {
        all.beforeTheEnd(this::cease);
        for (String url : urls) {
            var ledger = new Ledger();
            ledgers.add(ledger);
            nodes.add(all.start(url, ledger));
        }
        nodes.forEach(node -> node.subscribe(LOBBY));
        nodes.forEach(this::awaitOthers);
        for (Backplane node : nodes) {
            for (int i = 0; i < THREADS; i++) {
                var sender = new Sender("sender" + senders.size(), node);
                senders.add(sender);
                threads.add(new Thread(() -> {
                    while (!over.get()) {
                        sender.send();
                    }
                }));
            }
        }
        threads.forEach(Thread::start);
    }

    Backplane node(int index) {
        return nodes.get(index);
    }

    Ledger ledger(int index) {
        return ledgers.get(index);
    }

    /** Waits until each node has got this many more messages of each sender. */
    void flow(int count) {
        List<BooleanSupplier> more = new ArrayList<>();
        for (Ledger ledger : ledgers) {
            for (Sender sender : senders) {
                int wanted = ledger.last(sender.name) + count;
                more.add(() -> ledger.last(sender.name) >= wanted);
            }
        }
        await("all flows", () -> more.stream().allMatch(BooleanSupplier::getAsBoolean));
    }

    static void await(String what, BooleanSupplier condition) {
        Awaitility.await(what)
                .pollInterval(Duration.ofMillis(2))
                .atMost(PATIENCE)
                .until(condition::getAsBoolean);
    }

    private void awaitOthers(Backplane node) {
        await(
                "other nodes",
                () -> node.publish(LOBBY, "probe")
                                .toCompletableFuture()
                                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                                .join()
                        == nodes.size() - 1);
    }

    private void cease() {
        over.set(true);
    }

    /** Ends it, waits for the last messages, and checks the books. */
    void end() throws InterruptedException {
        cease();
        for (Thread thread : threads) {
            thread.join();
        }
        nodes.forEach(this::awaitOthers);
        senders.forEach(Sender::send);
        for (Ledger ledger : ledgers) {
            for (Sender sender : senders) {
                await("the last of " + sender.name, () -> ledger.last(sender.name) == sender.next.get() - 1);
            }
            assertThat(ledger.mistakes(givenUp())).isEmpty();
            assertThat(ledger.isInterrupted()).isFalse();
        }
    }

    private Map<String, BitSet> givenUp() {
        var all = new HashMap<String, BitSet>();
        for (Sender sender : senders) {
            synchronized (sender.givenUp) {
                all.put(sender.name, (BitSet) sender.givenUp.clone());
            }
        }
        return all;
    }

    /** Returns how many messages have been given up. */
    int lost() {
        return givenUp().values().stream().mapToInt(BitSet::cardinality).sum();
    }
}
