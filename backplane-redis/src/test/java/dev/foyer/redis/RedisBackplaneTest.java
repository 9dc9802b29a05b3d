// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.foyer.redis.Nodes.Node;
import dev.foyer.redis.testing.FaultyProxy;
import dev.foyer.redis.testing.RedisServer;
import dev.foyer.spi.Backplane;
import dev.foyer.spi.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.foyer.redis.Nodes.LOBBY;
import static dev.foyer.redis.Nodes.room;
import static org.assertj.core.api.Assertions.assertThat;

/** Nodes on a real Redis: rules N2, N5, N8, N9 and N10, as far as the engine has a part in them. */
class RedisBackplaneTest {

    private final Nodes nodes = new Nodes();
    private RedisServer redis;

    @BeforeEach
    void start() {
        redis = RedisServer.start();
    }

    @AfterEach
    void stop() {
        nodes.close();
        redis.close();
    }

    private Node node() {
        return nodes.start(redis.url());
    }

    private Node node(String application) {
        return nodes.start(application, Map.of("foyer.backplane.url", redis.url()));
    }

    @Test
    void messages_reachWhoSubscribes_inOrder_andAreCounted() throws InterruptedException {
        Node one = node();
        Node two = node();
        Node three = node();
        two.backplane().subscribe(LOBBY);
        three.backplane().subscribe(LOBBY);
        one.awaitOthers(2);
        one.backplane().subscribe(LOBBY);
        two.awaitOthers(2);

        for (int i = 0; i < 10_000; i++) {
            one.backplane().publish(LOBBY, "message " + i + " \u00e4\n{}");
        }
        assertThat(one.publish("end")).isEqualTo(2); // itself is none of the others

        for (Node node : List.of(one, two, three)) {
            for (int i = 0; i < 10_000; i++) {
                assertThat(node.next()).isEqualTo("message " + i + " \u00e4\n{}");
            }
            assertThat(node.next()).isEqualTo("end");
        }
    }

    /** Redis counts this node as well, from its confirmation on, which must not come between a message and its answer. */
    @Test
    void ownSubscriptionThatChanges_isNeverCounted() throws InterruptedException {
        Node one = node();
        node().backplane().subscribe(LOBBY);
        one.awaitOthers(1);
        var counts = new ArrayList<CompletableFuture<Integer>>();
        for (int round = 0; round < 200; round++) {
            for (int i = 0; i < 5; i++) {
                counts.add(one.backplane().publish(LOBBY, "{}\n").toCompletableFuture());
            }
            if (round % 2 == 0) {
                one.backplane().subscribe(LOBBY);
            } else {
                one.backplane().unsubscribe(LOBBY);
            }
            counts.get(counts.size() - 1).join();
        }

        assertThat(counts).allSatisfy(count -> assertThat(count.join()).isEqualTo(1));
    }

    @Test
    void otherTopicsAndApplications_areApart() throws InterruptedException {
        Node one = node();
        Node other = node("bank");
        other.backplane().subscribe(LOBBY);
        other.backplane().subscribe(Topic.ALL);
        one.backplane().subscribe(new Topic(Topic.Kind.ROOM, "/game", "lobby"));
        one.backplane().subscribe(new Topic(Topic.Kind.USER, "", "lobby"));
        one.backplane().subscribe(Topic.ALL);

        assertThat(one.publish("secret")).isZero();
        one.backplane().publish(Topic.ALL, "to all");

        assertThat(one.next()).isEqualTo("to all");
        assertThat(other.arrived()).isEmpty();
    }

    /** One thread tells Redis of the changes that others make. */
    @Test
    void topicsOfManyThreads_areAllSubscribed() throws InterruptedException {
        Node one = node();
        for (int round = 0; round < 8; round++) {
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
                one.awaitOthers(room(round + "-" + i / 250 + "-" + i % 250), 1);
            }
            many.backplane().stop();
        }
    }

    @Test
    void unsubscribed_getsNothing() {
        Node one = node();
        Node two = node();
        two.backplane().subscribe(LOBBY);
        one.awaitOthers(1);

        two.backplane().unsubscribe(LOBBY);

        one.awaitOthers(0);
    }

    @Test
    void subscriptions_outliveARestartOfRedis() throws InterruptedException {
        Node one = node();
        Node two = node();
        two.backplane().subscribe(LOBBY);
        one.awaitOthers(1);

        for (int i = 0; i < 3; i++) {
            redis.restart();
            one.awaitOthers(1);
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
        node().awaitOthers(1);

        one.backplane().reconnect();

        assertThat(one.next()).isEqualTo("interrupted");
        assertThat(one.next()).isEqualTo("resumed");
        node().awaitOthers(1);
        one.awaitOthers(0);
        one.backplane().publish(LOBBY, "to itself");
        assertThat(one.next()).isEqualTo("to itself");
    }

    @Test
    void resumed_isToldOnceRedisHasSubscribed() throws IOException, InterruptedException {
        var subscribers = new LinkedBlockingQueue<String>();
        try (FaultyProxy proxy = FaultyProxy.before(redis.port())) {
            Backplane node = nodes.start(proxy.url(), new Ledger() {
                @Override
                public synchronized void resumed(boolean sameLogs) {
                    super.resumed(sameLogs);
                    subscribers.add(redis.ask("PUBSUB", "NUMSUB", "foyer:shop:all"));
                }
            });
            node.subscribe(Topic.ALL);
            node().awaitOthers(Topic.ALL, 1);
            proxy.delay(100);

            node.reconnect();

            assertThat(subscribers.poll(20, TimeUnit.SECONDS)).endsWith(":1\r\n");
        }
    }

    @Test
    void nodeWithoutTopics_resumes() throws InterruptedException {
        Node one = node();
        Node two = node();
        one.backplane().subscribe(LOBBY);
        two.awaitOthers(1);
        one.backplane().unsubscribe(LOBBY);
        two.awaitOthers(0);

        one.backplane().reconnect();

        assertThat(one.next()).isEqualTo("interrupted");
        assertThat(one.next()).isEqualTo("resumed");
    }

    @Test
    void roomsOfNamespacesWithAColon_areApart() {
        Node one = node();
        Node two = node();
        var rooms = new ArrayList<Topic>();
        for (int i = 0; i < 1_000; i++) {
            rooms.add(new Topic(Topic.Kind.ROOM, "/a", "b:" + i));
            two.backplane().subscribe(new Topic(Topic.Kind.ROOM, "/a:b", "" + i));
        }
        two.backplane().subscribe(LOBBY);
        one.awaitOthers(1);

        assertThat(rooms).allMatch(room -> one.publish(room, "not for you") == 0);
    }

    /** Redis counts a node from some moment on; the engine must know it as well. */
    @Test
    void ownSubscription_isNeverCounted() {
        Node one = node();
        for (int i = 0; i < 2_000; i++) {
            one.backplane().subscribe(room("own" + i));
            assertThat(one.publish(room("own" + i), "to itself")).isZero();
        }
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
}
