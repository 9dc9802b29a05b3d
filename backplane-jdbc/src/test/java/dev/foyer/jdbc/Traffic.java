// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

import dev.foyer.spi.Appended;
import dev.foyer.spi.Backplane;
import dev.foyer.spi.Retention;
import dev.foyer.spi.Topic;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nodes that send numbered messages to each other, each by a thread for a plain room, and one for a room with a log,
 * until it ends. All of it is booked.
 */
final class Traffic {

    private static final Topic PLAIN = Nodes.room("plain");
    private static final Topic LOG = Nodes.room("log");
    private static final Retention KEEP = new Retention(100, Duration.ofMinutes(5), 1_000_000);
    private static final int UNDER_WAY = 100;

    private final List<Ledger> ledgers = new ArrayList<>();
    private final List<Sender> senders = new ArrayList<>();
    private final List<JdbcBackplane> nodes = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();

    /** One thread's messages. */
    private static final class Sender {

        private final String name;
        private final boolean logs;
        private final Backplane backplane;
        private final Set<Integer> givenUp = ConcurrentHashMap.newKeySet();
        private final Map<Integer, Appended> appended = new ConcurrentHashMap<>();
        private final Semaphore room = new Semaphore(UNDER_WAY);
        private final AtomicInteger next = new AtomicInteger();

        Sender(String name, boolean logs, Backplane backplane) {
            this.name = name;
            this.logs = logs;
            this.backplane = backplane;
        }

        void send() {
            room.acquireUninterruptibly();
            int number = next.getAndIncrement();
            String message = name + ' ' + number + ' ' + "x".repeat(100);
            CompletionStage<Boolean> taken = logs
                    ? backplane.append(LOG, message, KEEP).handle((done, failure) -> {
                        if (done != null) {
                            appended.put(number, done);
                        }
                        return done != null;
                    })
                    : backplane.publish(PLAIN, message).thenApply(others -> others >= 0);
            var unused = taken.thenAccept(there -> {
                if (!there) {
                    givenUp.add(number);
                }
                room.release();
            });
        }
    }

    /** Starts nodes that each have their own way to the database. It ends with them at the latest. */
    Traffic(Nodes all, List<DataSource> sources) {
        all.beforeTheEnd(this::cease);
        for (DataSource source : sources) {
            var ledger = new Ledger();
            ledgers.add(ledger);
            JdbcBackplane node = all.start(source, ledger);
            nodes.add(node);
            node.subscribe(PLAIN);
            node.subscribe(LOG);
            senders.add(new Sender("plain" + nodes.size(), false, node));
            senders.add(new Sender("log" + nodes.size(), true, node));
        }
        for (Sender sender : senders) {
            threads.add(new Thread(() -> {
                while (!over.get()) {
                    sender.send();
                }
            }));
        }
        threads.forEach(Thread::start);
    }

    JdbcBackplane node(int index) {
        return nodes.get(index);
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
        Nodes.await("all flows", () -> more.stream().allMatch(BooleanSupplier::getAsBoolean));
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
        senders.forEach(Sender::send);
        for (Ledger ledger : ledgers) {
            for (Sender sender : senders) {
                Nodes.await("the last of " + sender.name, () -> ledger.last(sender.name) == sender.next.get() - 1);
            }
            assertThat(ledger.mistakes(givenUp())).isEmpty();
        }
        senders.forEach(this::checkPositions);
    }

    /** What the sender was told must be what has arrived, unless the node was told that it may not have arrived. */
    private void checkPositions(Sender sender) {
        Ledger ledger = ledgers.get(0);
        sender.appended.forEach((number, appended) -> {
            String there = ledger.at(appended.at());
            if (there != null || !ledger.news().contains(Nodes.RESUMED_WITHOUT_LOGS)) {
                assertThat(there).startsWith(sender.name + ' ' + number + ' ');
            }
        });
    }

    private Map<String, Set<Integer>> givenUp() {
        var all = new HashMap<String, Set<Integer>>();
        senders.forEach(sender -> all.put(sender.name, sender.givenUp));
        return all;
    }

    /** Returns how many messages their senders were told to be lost. */
    int lost() {
        return senders.stream().mapToInt(sender -> sender.givenUp.size()).sum();
    }

    /** Returns how many of them were for a log. */
    int lostOfLogs() {
        return senders.stream()
                .filter(sender -> sender.logs)
                .mapToInt(sender -> sender.givenUp.size())
                .sum();
    }

    /** Returns the news that each node has had about its connection. */
    List<List<String>> news() {
        return ledgers.stream().map(Ledger::news).toList();
    }

    List<Ledger> ledgers() {
        return ledgers;
    }
}
