// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.cluster;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Closing;
import dev.foyer.Cluster;
import dev.foyer.Connection;
import dev.foyer.Connections;
import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Rooms;
import dev.foyer.UserId;
import dev.foyer.contract.howto.cluster.Nodes;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.ServerLog;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import dev.foyer.redis.testing.RedisServer;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** One application on two servers, connected by a real Redis: rules N1, N2, N4 and N6 to N9. */
@ContractTest
@NeedsServer("two servers")
@SameEverywhere("the servers have no part in what goes between nodes")
class TwoNodesIT {

    /** Tells that events of any room may be lost. */
    private static final String MISSED = "{\"missed\":{}}";

    private static final RedisServer REDIS = RedisServer.start();

    private final Site one = Site.at(Integer.getInteger("foyer.main.port"), "/nodes");
    private final Site two = Site.at(Integer.getInteger("foyer.stoppable.port"), "/nodes");

    @ArquillianResource
    private ContainerController containers;

    @ArquillianResource
    private Deployer deployer;

    private boolean secondIsThere;

    @Deployment(name = "one", managed = false, testable = false)
    static WebArchive first() {
        return Wars.onRedis(Wars.of("nodes", TwoNodesIT.class).addClass(Nodes.class), REDIS.url());
    }

    @Deployment(name = "two", managed = false, testable = false)
    @TargetsContainer("stoppable")
    static WebArchive second() {
        return Wars.onRedis(Wars.of("nodes", TwoNodesIT.class).addClass(Nodes.class), REDIS.url());
    }

    /** A user context. */
    public record Guest(@UserId String name) {}

    @ServerEndpoint("/hall/{name}")
    public static class Hall {

        @Inject
        Connections connections;

        @Inject
        Rooms rooms;

        @Inject
        Cluster cluster;

        @Inject
        Nodes nodes;

        @Inject
        Connection connection;

        @OnConnect
        Guest connect(Handshake handshake) {
            return new Guest(handshake.pathVariables().get("name"));
        }

        @OnOpen
        void opened() {
            rooms.get("lobby").join(connection);
        }

        /** Says something to the others. */
        @OnEvent("say")
        void say(int number) {
            rooms.get("lobby").except(connection).emit("said", number);
        }

        /** Says all numbers up to one. */
        @OnEvent("count")
        void count(int last) {
            IntStream.rangeClosed(1, last).forEach(this::say);
        }

        /** Emits a probe, and says how many other nodes took it. */
        @OnEvent("probe")
        int probe() {
            return rooms.get("lobby")
                    .emit("probed", null)
                    .nodes()
                    .toCompletableFuture()
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
        }

        @OnEvent("cluster")
        String cluster() {
            return cluster.size() + " nodes, " + (nodes.healthy() ? "" : "not ") + "connected, missed "
                    + (cluster.missed() > 0 ? "something" : "nothing");
        }

        @OnEvent("tell")
        void tell(String user) {
            connections.ofUser(user).and(rooms.get("lobby")).emit("told", user);
        }

        @OnEvent("ban")
        void ban(String user) {
            connections.ofUser(user).close(Closing.KICKED);
        }
    }

    @BeforeEach
    void start() {
        containers.start("stoppable");
        deployer.deploy("one");
        deployer.deploy("two");
        secondIsThere = true;
    }

    @AfterEach
    void stop() {
        deployer.undeploy("one");
        undeploySecond();
        containers.stop("stoppable");
    }

    private void undeploySecond() {
        if (secondIsThere) {
            secondIsThere = false;
            deployer.undeploy("two");
        }
    }

    @AfterAll
    static void end() {
        REDIS.kill();
    }

    private static Client open(Site node, String name) {
        return node.open("/hall/" + name, Map.of(), "foyer.v1");
    }

    /** Waits until each node knows of the other. */
    private static void awaitBoth(Client... clients) {
        for (Client client : clients) {
            await().atMost(Client.PATIENCE)
                    .untilAsserted(
                            () -> assertThat(client.call("probe", "null")).endsWith("\"data\":1}"));
        }
    }

    private static int number(String said) {
        return Integer.parseInt(said.replaceAll(".*\"data\":(\\d+)}", "$1"));
    }

    @Contract(
            rule = {"N1", "N2", "N4", "N6", "N7", "N8", "N9"},
            proves =
                    "two servers are one application: rooms, users, order, exceptions, closes; Redis restarted, which is told, and a node stopped")
    void twoServers_areOneApplication() {
        try (Client ada = open(one, "ada");
                Client bob = open(two, "bob");
                Client bobsPhone = open(one, "bob")) {
            awaitBoth(ada, bob);

            ada.call("count", "1000");
            for (Client member : new Client[] {bob, bobsPhone}) {
                for (int number = 1; number <= 1_000; number++) {
                    assertThat(number(member.next(frame -> frame.contains("\"said\""))))
                            .isEqualTo(number);
                }
            }
            assertThat(ada.drain()).noneMatch(frame -> frame.contains("\"said\""));

            ada.call("tell", "\"bob\"");
            ada.call("say", "2000");
            assertThat(bob.until(frame -> frame.contains("2000")))
                    .filteredOn(frame -> frame.contains("\"told\""))
                    .hasSize(1);

            REDIS.publish("foyer:other:all", "{\"ev\":\"alien\"}\n{\"event\":\"alien\"}");
            REDIS.publish("foyer:contract:all", "garbage");
            REDIS.publish("foyer:contract:all", "{\"ev\":\"news\"}\n{\"event\":\"news\",\"data\":1}");
            for (Client each : new Client[] {ada, bob, bobsPhone}) {
                assertThat(each.until(frame -> frame.contains("\"news\"")))
                        .noneMatch(frame -> frame.contains("alien") || frame.contains("garbage"));
            }

            REDIS.restart();
            for (Client each : new Client[] {ada, bob, bobsPhone}) {
                each.next(MISSED::equals);
            }
            assertThat(ServerLog.awaited(1, "Events may be lost, emitted between"))
                    .isNotEmpty();
            awaitBoth(ada, bob);
            bob.call("say", "7");
            assertThat(number(ada.next(frame -> frame.contains("\"said\"")))).isEqualTo(7);

            ada.call("ban", "\"bob\"");
            assertThat(bob.closeCode()).isEqualTo(4500);
            assertThat(bobsPhone.closeCode()).isEqualTo(4500);

            assertThat(ada.call("cluster", "null")).contains("\"2 nodes, connected, missed something\"");
            undeploySecond();
            await().atMost(Client.PATIENCE)
                    .untilAsserted(() -> assertThat(ada.call("cluster", "null"))
                            .contains("\"1 nodes, connected, missed something\""));
        }
    }
}
