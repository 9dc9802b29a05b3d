// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

import dev.foyer.spi.Backplane;
import dev.foyer.spi.Position;
import dev.foyer.spi.Retention;
import dev.foyer.spi.Topic;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/** Nodes that a test starts, and that end with it. */
final class Nodes implements AutoCloseable {

    static final Topic LOBBY = room("lobby");
    static final String INTERRUPTED = "interrupted";
    static final String RESUMED = "resumed";
    static final String RESUMED_WITHOUT_LOGS = "resumed without logs";
    static final String CONTINUED = "continued";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<Backplane> started = new ArrayList<>();
    private final List<Runnable> ends = new ArrayList<>();

    /** A node, and what has arrived at it, with the news about the connection. */
    record Node(JdbcBackplane backplane, BlockingQueue<String> arrived) implements Backplane.Listener {

        @Override
        public void received(Topic topic, String message) {
            arrived.add(message);
        }

        @Override
        public void logged(Topic topic, Position at, String message) {
            arrived.add(at + " " + message);
        }

        @Override
        public void swapped(Topic topic, Position at, String message) {
            arrived.add("= " + at + " " + message);
        }

        @Override
        public void interrupted() {
            arrived.add(INTERRUPTED);
        }

        @Override
        public void resumed(boolean sameLogs) {
            arrived.add(sameLogs ? RESUMED : RESUMED_WITHOUT_LOGS);
        }

        @Override
        public void continued() {
            arrived.add(CONTINUED);
        }

        String next() throws InterruptedException {
            String next = arrived.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(next).as("a message, or news about the connection").isNotNull();
            return String.valueOf(next);
        }

        List<String> next(int count) throws InterruptedException {
            var all = new ArrayList<String>();
            for (int i = 0; i < count; i++) {
                all.add(next());
            }
            return all;
        }

        /** Passes over everything until this arrives. */
        void await(String wanted) throws InterruptedException {
            for (String next = next(); !next.equals(wanted); next = next()) {}
        }

        /** Publishes, and waits for the number of other nodes. */
        int publish(String message) {
            return get(backplane.publish(LOBBY, message));
        }

        /** Appends, and waits for the position. */
        Position append(String message, Retention keep) {
            return get(backplane.append(LOBBY, message, keep)).at();
        }
    }

    private record Self(String node, String application, Map<String, String> settings) implements Backplane.Self {

        @Override
        public Optional<String> setting(String key) {
            return Optional.ofNullable(settings.get(key));
        }
    }

    /** Returns what an engine is told at its start. */
    static Backplane.Self self(Map<String, String> settings) {
        return new Self("node", "shop", settings);
    }

    static Topic room(String name) {
        return new Topic(Topic.Kind.ROOM, "/", name);
    }

    static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    static void await(String what, BooleanSupplier condition) {
        Awaitility.await(what)
                .pollInterval(Duration.ofMillis(2))
                .atMost(PATIENCE)
                .until(condition::getAsBoolean);
    }

    Node start(DataSource source) {
        return start(source, "shop", Map.of());
    }

    Node start(DataSource source, String application, Map<String, String> settings) {
        var node = new Node(new JdbcBackplane(), new LinkedBlockingQueue<>());
        start(node.backplane(), source, new Self("node" + started.size(), application, withName(settings)), node);
        return node;
    }

    /** Starts a node beside others. */
    void startConcurrently(DataSource source) {
        var backplane = new JdbcBackplane();
        var self = new Self("node" + UUID.randomUUID(), "shop", withName(Map.of()));
        backplane.start(self, new Ledger(), EngineSettings.of(self), source);
        synchronized (started) {
            started.add(backplane);
        }
    }

    /** Starts a node that tells another listener. */
    JdbcBackplane start(DataSource source, Backplane.Listener listener) {
        var backplane = new JdbcBackplane();
        start(backplane, source, new Self("node" + started.size(), "shop", withName(Map.of())), listener);
        return backplane;
    }

    private static Map<String, String> withName(Map<String, String> settings) {
        var all = new HashMap<>(Map.of(EngineSettings.DATASOURCE, "jdbc/foyer"));
        all.putAll(settings);
        return all;
    }

    private void start(JdbcBackplane backplane, DataSource source, Self self, Backplane.Listener listener) {
        backplane.start(self, listener, EngineSettings.of(self), source);
        started.add(backplane);
    }

    /** Has something done before the nodes are stopped. */
    void beforeTheEnd(Runnable end) {
        ends.add(end);
    }

    @Override
    public void close() {
        ends.forEach(Runnable::run);
        started.forEach(Backplane::stop);
        started.clear();
    }
}
