// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.cluster;

import java.util.Map;
import java.util.TreeMap;

import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Cluster;
import dev.foyer.Connection;
import dev.foyer.Connections;
import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.RoomPresence;
import dev.foyer.UserId;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import dev.foyer.redis.testing.FaultyProxy;
import dev.foyer.redis.testing.RedisServer;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * One application in two deployments on one server, which are two nodes, connected by a real Redis: whether the engine, sizes and presence
 * work on each server, and end with a deployment. Of rules N1, N4, N6, N7, P1, P2 and P4; {@link TwoNodesIT} and others have more on two servers.
 */
@ContractTest
@NeedsServer("the jar of an engine")
class TwoDeploymentsIT {

    private static final RedisServer REDIS = RedisServer.start();

    /** The way of the second node to Redis. */
    private static final FaultyProxy LINE = FaultyProxy.before(REDIS.port());

    private final Site one = Site.at(Integer.getInteger("foyer.main.port"), "/twin-one");
    private final Site two = Site.at(Integer.getInteger("foyer.main.port"), "/twin-two");

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "twin-one", managed = false, testable = false)
    static WebArchive first() {
        return war("twin-one", REDIS.url());
    }

    @Deployment(name = "twin-two", managed = false, testable = false)
    static WebArchive second() {
        return war("twin-two", LINE.url());
    }

    private static WebArchive war(String name, String redis) {
        return Wars.onRedis(Wars.of(name, TwoDeploymentsIT.class), redis);
    }

    @AfterAll
    static void end() {
        LINE.close();
        REDIS.kill();
    }

    /** A user context. */
    public record Guest(@UserId String name) {}

    /** What members of the lobby see of one another. */
    @RoomPresence("lobby")
    public record Seen(String name) {}

    @ServerEndpoint("/hall/{name}")
    public static class Hall {

        @Inject
        @RoomName("lobby")
        Room lobby;

        @Inject
        Connections connections;

        @Inject
        Cluster cluster;

        @Inject
        Connection connection;

        @OnConnect
        Guest connect(Handshake handshake) {
            return new Guest(handshake.pathVariables().get("name"));
        }

        @OnOpen
        void opened(Guest guest) {
            lobby.join(connection, new Seen(guest.name()));
        }

        @OnEvent("say")
        void say(String text) {
            lobby.emit("said", text);
        }

        /** Tells what this node knows of all. */
        @OnEvent("look")
        String look() {
            var present = new TreeMap<String, Integer>();
            lobby.presence(Seen.class).forEach((user, devices) -> present.put(user, devices.size()));
            return cluster.size() + " nodes, " + connections.count() + " connections, " + lobby.size() + " members, "
                    + present;
        }
    }

    private static Client open(Site site, String name) {
        return site.open("/hall/" + name, Map.of(), "foyer.v1");
    }

    private static void awaitLook(Client client, String look) {
        await().atMost(Client.PATIENCE)
                .untilAsserted(() -> assertThat(client.call("look", "null")).contains("\"" + look + "\""));
    }

    /** Rule Q3: a client of a node that has stopped goes on on the other one. */
    private void goesOn(String welcome) {
        String token = welcome.replaceAll(".*\"token\":\"([^\"]+)\".*", "$1");
        String id = welcome.substring(0, welcome.indexOf(','));
        try (Client cat = one.open("/hall/cat", Map.of(), "foyer.v1", "foyer.resume." + token + ".1")) {
            assertThat(cat.next()).startsWith(id).contains("\"resumed\":\"moved\"");
            assertThat(cat.call("look", "null")).contains("cat=1");
        }
    }

    @Contract(
            rule = {"N1", "N4", "N6", "N7", "P1", "P2", "P4", "Q3"},
            proves =
                    "two deployments on one server are two nodes: one room, the same sizes and presence on both; nobody of a node that falls silent counts any more, it comes back, and it is gone when it stops, and a client of it goes on on the other")
    void twoDeployments_areTwoNodes() {
        deployer.deploy("twin-one");
        try (Client ada = open(one, "ada")) {
            deployer.deploy("twin-two");
            try (Client bob = open(two, "bob");
                    Client bobsPhone = open(two, "bob")) {
                awaitLook(ada, "2 nodes, 3 connections, 3 members, {ada=1, bob=2}");
                awaitLook(bob, "2 nodes, 3 connections, 3 members, {ada=1, bob=2}");

                bob.call("say", "\"hello from two\"");
                ada.next(frame -> frame.contains("hello from two"));
                ada.call("say", "\"hello from one\"");
                bobsPhone.next(frame -> frame.contains("hello from one"));

                LINE.blackhole(); // as if it were killed
                awaitLook(ada, "1 nodes, 1 connections, 1 members, {ada=1}");
                ada.call("say", "\"you may not hear this\"");

                LINE.heal();
                bob.next("{\"missed\":{}}"::equals);
                awaitLook(ada, "2 nodes, 3 connections, 3 members, {ada=1, bob=2}");
                awaitLook(bob, "2 nodes, 3 connections, 3 members, {ada=1, bob=2}");

                try (Client cat = two.open("/hall/cat", Map.of(), "foyer.v1", "foyer.resume")) {
                    String welcome = cat.next(frame -> frame.startsWith("{\"welcome\""));
                    deployer.undeploy("twin-two");
                    assertThat(cat.closeCode()).isEqualTo(1012);
                    goesOn(welcome);
                }
                assertThat(bob.closeCode()).isEqualTo(1012);
                awaitLook(ada, "1 nodes, 1 connections, 1 members, {ada=1}");
            }
        } finally {
            deployer.undeploy("twin-one");
        }
    }
}
