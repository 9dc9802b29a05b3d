// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.foyer.spi.Backplane;
import dev.foyer.spi.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Nodes on a real Redis: rules N2, N5, N8, N9 and N10, as far as the engine has a part in them. */
class RedisBackplaneTest {

    private static final String PROBE = "probe";

    private static final Topic LOBBY = new Topic(Topic.Kind.ROOM, "/", "lobby");

    private final List<RedisBackplane> started = new ArrayList<>();
    private RedisServer redis;

    /** What has arrived at a node. */
    private record Node(RedisBackplane backplane, BlockingQueue<String> arrived) {

        /** Returns the next message that is no probe. */
        String next() throws InterruptedException {
            String next;
            do {
                next = arrived.poll(20, TimeUnit.SECONDS);
                assertThat(next).isNotNull();
            } while (next.equals(PROBE));
            return next;
        }
    }

    private record Self(String node, String application, Map<String, String> settings) implements Backplane.Self {
        @Override
        public Optional<String> setting(String key) {
            return Optional.ofNullable(settings.get(key));
        }
    }

    /** Keeps what arrives, and the news about the connection. */
    private record Keeping(BlockingQueue<String> arrived) implements Backplane.Listener {
        @Override
        public void received(Topic topic, String message) {
            arrived.add(message);
        }

        @Override
        public void interrupted() {
            arrived.add("interrupted");
        }

        @Override
        public void resumed() {
            arrived.add("resumed");
        }
    }

    @BeforeEach
    void start() throws IOException {
        redis = RedisServer.start();
    }

    @AfterEach
    void stop() {
        started.forEach(RedisBackplane::stop);
        redis.close();
    }

    private Node node(String application, String url) {
        var backplane = new RedisBackplane();
        var arrived = new LinkedBlockingQueue<String>();
        backplane.start(
                new Self("node" + started.size(), application, Map.of("foyer.backplane.url", url)),
                new Keeping(arrived));
        started.add(backplane);
        return new Node(backplane, arrived);
    }

    private Node node() {
        return node("shop", redis.url());
    }

    private static Topic room(String name) {
        return new Topic(Topic.Kind.ROOM, "/", name);
    }

    private static int publish(Node from, String message) {
        return publish(from, LOBBY, message);
    }

    private static int publish(Node from, Topic topic, String message) {
        return from.backplane()
                .publish(topic, message)
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    /** Publishes until other nodes have subscribed. */
    private static void awaitNodes(Node from, int count) {
        awaitNodes(from, LOBBY, count);
    }

    private static void awaitNodes(Node from, Topic topic, int count) {
        long begin = System.nanoTime();
        while (publish(from, topic, PROBE) != count) {
            assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(20));
        }
    }

    @Test
    void messages_reachWhoSubscribes_inOrder_andAreCounted() throws InterruptedException {
        Node one = node();
        Node two = node();
        Node three = node();
        two.backplane().subscribe(LOBBY);
        three.backplane().subscribe(LOBBY);
        awaitNodes(one, 2);
        one.backplane().subscribe(LOBBY);
        awaitNodes(two, 2);

        for (int i = 0; i < 10_000; i++) {
            one.backplane().publish(LOBBY, "message " + i + " \u00e4\n{}");
        }
        assertThat(publish(one, "end")).isEqualTo(2); // itself is none of the others

        for (Node node : List.of(one, two, three)) {
            for (int i = 0; i < 10_000; i++) {
                assertThat(node.next()).isEqualTo("message " + i + " \u00e4\n{}");
            }
            assertThat(node.next()).isEqualTo("end");
        }
    }

    @Test
    void otherTopicsAndApplications_areApart() throws InterruptedException {
        Node one = node();
        Node other = node("bank", redis.url());
        other.backplane().subscribe(LOBBY);
        other.backplane().subscribe(Topic.ALL);
        one.backplane().subscribe(new Topic(Topic.Kind.ROOM, "/game", "lobby"));
        one.backplane().subscribe(new Topic(Topic.Kind.USER, "", "lobby"));
        one.backplane().subscribe(Topic.ALL);

        assertThat(publish(one, "secret")).isZero();
        one.backplane().publish(Topic.ALL, "to all");

        assertThat(one.next()).isEqualTo("to all");
        assertThat(other.arrived()).isEmpty();
    }

    /** One thread tells Redis of the changes that others make. */
    @Test
    void topicsOfManyThreads_areAllSubscribed() throws InterruptedException {
        Node one = node();
        for (int round = 0; round < 20; round++) {
            Node many = node();
            var threads = new ArrayList<Thread>();
            for (int thread = 0; thread < 4; thread++) {
                String name = round + "-" + thread + "-";
                threads.add(new Thread(() -> {
                    for (int i = 0; i < 250; i++) {
                        many.backplane().subscribe(room(name + i));
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            for (int i = 0; i < 1_000; i++) {
                awaitNodes(one, room(round + "-" + i / 250 + "-" + i % 250), 1);
            }
            many.backplane().stop();
        }
    }

    @Test
    void unsubscribed_getsNothing() {
        Node one = node();
        Node two = node();
        two.backplane().subscribe(LOBBY);
        awaitNodes(one, 1);

        two.backplane().unsubscribe(LOBBY);

        awaitNodes(one, 0);
    }

    @Test
    void subscriptions_outliveARestartOfRedis() throws IOException, InterruptedException {
        Node one = node();
        Node two = node();
        two.backplane().subscribe(LOBBY);
        awaitNodes(one, 1);

        for (int i = 0; i < 3; i++) {
            redis.restart();
            awaitNodes(one, 1);
            assertThat(two.next()).isEqualTo("interrupted");
            assertThat(two.next()).isEqualTo("resumed");
        }
        one.backplane().publish(LOBBY, "after");

        assertThat(two.next()).isEqualTo("after");
    }

    @Test
    void nodeThatReconnects_saysThatMessagesMayBeLost_andSubscribesAnew() throws InterruptedException {
        Node one = node();
        one.backplane().subscribe(LOBBY);
        awaitNodes(node(), 1);

        one.backplane().reconnect();

        assertThat(one.next()).isEqualTo("interrupted");
        assertThat(one.next()).isEqualTo("resumed");
        awaitNodes(node(), 1);
        awaitNodes(one, 0);
        one.backplane().publish(LOBBY, "to itself");
        assertThat(one.next()).isEqualTo("to itself");
    }

    @Test
    void publishing_waitsForNothing_andGivesUpWhatIsTooMuch() {
        Node one = node();
        redis.kill();
        String large = "x".repeat(1_000_000);

        long begin = System.nanoTime();
        var nodes = new ArrayList<Integer>();
        for (int i = 0; i < 20; i++) {
            var stage = one.backplane().publish(LOBBY, large).toCompletableFuture();
            if (stage.isDone()) {
                nodes.add(stage.join());
            }
        }

        assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(5));
        assertThat(nodes).hasSizeGreaterThanOrEqualTo(10).containsOnly(-1);
    }

    @Test
    void threads_endWithTheBackplane() {
        Node one = node();
        one.backplane().subscribe(LOBBY);
        one.backplane().stop();

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("foyer-redis"));
    }

    @Test
    void mistakes_areToldAtTheStart() throws IOException {
        assertThatIllegalStateException()
                .isThrownBy(() -> node("shop", "localhost:6379"))
                .withMessageContaining("redis://host:6379");
        assertThatIllegalStateException()
                .isThrownBy(() -> node("shop", "redis://user:hush hush@localhost"))
                .withMessageNotContaining("hush");
        assertThatIllegalStateException()
                .isThrownBy(() -> node("shop", "redis://localhost:1"))
                .withMessageContaining("localhost:1 cannot be used");
        assertThatIllegalStateException()
                .isThrownBy(() -> new RedisBackplane()
                        .start(new Self("n", "shop", Map.of()), new Keeping(new LinkedBlockingQueue<>())))
                .withMessageContaining("needs foyer.backplane.url");
        try (RedisServer locked = RedisServer.start("--requirepass", "hush")) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> node("shop", locked.url()))
                    .withMessageContaining("credentials");
            assertThatIllegalStateException()
                    .isThrownBy(() -> node("shop", "redis://:wrong@localhost:" + locked.port()))
                    .withMessageNotContaining("wrong");
            Node inside = node("shop", "redis://:hush@localhost:" + locked.port());
            assertThat(publish(inside, "in")).isZero();
        }
        try (RedisServer replica = RedisServer.start("--replicaof", "localhost " + redis.port())) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> node("shop", replica.url()))
                    .withMessageContaining("replica");
        }
    }
}
