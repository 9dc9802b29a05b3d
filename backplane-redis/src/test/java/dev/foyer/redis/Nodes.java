// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.foyer.spi.Backplane;
import dev.foyer.spi.Position;
import dev.foyer.spi.Retention;
import dev.foyer.spi.Topic;

import static org.assertj.core.api.Assertions.assertThat;

/** Nodes that a test starts, and that end with it. */
final class Nodes implements AutoCloseable {

    static final Topic LOBBY = room("lobby");
    static final String INTERRUPTED = "interrupted";
    static final String RESUMED = "resumed";
    static final String RESUMED_WITHOUT_LOGS = "resumed without logs";

    private static final String URL = "foyer.backplane.url";
    private static final String PROBE = "probe";
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private final List<Backplane> started = new ArrayList<>();
    private final List<Runnable> ends = new ArrayList<>();

    /** A node, and what has arrived at it, with the news about the connection. */
    record Node(Backplane backplane, BlockingQueue<String> arrived) implements Backplane.Listener {

        @Override
        public void received(Topic topic, String message) {
            if (!message.equals(PROBE)) {
                arrived.add(message);
            }
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
        public void logged(Topic topic, Position at, String message) {
            arrived.add(at + " " + message);
        }

        @Override
        public void swapped(Topic topic, Position at, String message) {
            arrived.add("= " + at + " " + message);
        }

        /** Appends, and waits for the position. */
        Position append(String message, Retention keep) {
            return get(backplane.append(LOBBY, message, keep)).at();
        }

        /** Waits for what was read. */
        static <T> T get(CompletionStage<T> reading) {
            return reading.toCompletableFuture()
                    .orTimeout(PATIENCE, TimeUnit.NANOSECONDS)
                    .join();
        }

        String next() throws InterruptedException {
            String next = arrived.poll(PATIENCE, TimeUnit.NANOSECONDS);
            assertThat(next).as("a message, or news about the connection").isNotNull();
            return next;
        }

        /** Passes over everything until this arrives. */
        void await(String wanted) throws InterruptedException {
            for (String next = next(); !next.equals(wanted); next = next()) {}
        }

        /** Publishes, and waits for the number of other nodes. */
        int publish(String message) {
            return publish(LOBBY, message);
        }

        int publish(Topic topic, String message) {
            return backplane
                    .publish(topic, message)
                    .toCompletableFuture()
                    .orTimeout(PATIENCE, TimeUnit.NANOSECONDS)
                    .join();
        }

        /** Publishes until this number of other nodes has subscribed. */
        void awaitOthers(int count) {
            awaitOthers(LOBBY, count);
        }

        void awaitOthers(Topic topic, int count) {
            long begin = System.nanoTime();
            while (publish(topic, PROBE) != count) {
                assertThat(System.nanoTime() - begin)
                        .as("other nodes: %d", count)
                        .isLessThan(PATIENCE);
            }
        }
    }

    private record Self(String node, String application, Map<String, String> settings) implements Backplane.Self {
        @Override
        public Optional<String> setting(String key) {
            return Optional.ofNullable(settings.get(key));
        }
    }

    static Topic room(String name) {
        return new Topic(Topic.Kind.ROOM, "/", name);
    }

    Node start(String url) {
        return start("shop", Map.of(URL, url));
    }

    Node start(String url, String key, String value) {
        return start("shop", Map.of(URL, url, key, value));
    }

    Node start(String application, Map<String, String> settings) {
        var node = new Node(new RedisBackplane(), new LinkedBlockingQueue<>());
        start(node.backplane(), application, settings, node);
        return node;
    }

    /** Starts a node that tells another listener. */
    Backplane start(String url, Backplane.Listener listener) {
        var backplane = new RedisBackplane();
        start(backplane, "shop", Map.of(URL, url), listener);
        return backplane;
    }

    private void start(
            Backplane backplane, String application, Map<String, String> settings, Backplane.Listener listener) {
        backplane.start(new Self("node" + started.size(), application, settings), listener);
        started.add(backplane);
    }

    /** Returns the id of a node. */
    String id(Node node) {
        return "node" + started.indexOf(node.backplane());
    }

    /** Has something done before the nodes are stopped. */
    void beforeTheEnd(Runnable end) {
        ends.add(end);
    }

    @Override
    public void close() {
        ends.forEach(Runnable::run);
        started.forEach(Backplane::stop);
    }
}
