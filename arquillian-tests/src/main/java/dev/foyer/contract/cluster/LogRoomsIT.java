// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.OnEvent;
import dev.foyer.PastEvent;
import dev.foyer.RoomHistory;
import dev.foyer.Rooms;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.SameEverywhere;
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

/** Rooms with a history on two servers, connected by a real Redis: rules N3, N4, N5 and Q7. */
@ContractTest
@NeedsServer("two servers")
@SameEverywhere("the servers have no part in what goes between nodes")
class LogRoomsIT {

    private static final String MISSED = "{\"missed\":{\"room\":\"board\"}}";
    private static final RedisServer REDIS = RedisServer.start();

    private final Site one = Site.at(Integer.getInteger("foyer.main.port"), "/logs");
    private final Site two = Site.at(Integer.getInteger("foyer.stoppable.port"), "/logs");

    @ArquillianResource
    private ContainerController containers;

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "one", managed = false, testable = false)
    static WebArchive first() {
        return war();
    }

    @Deployment(name = "two", managed = false, testable = false)
    @TargetsContainer("stoppable")
    static WebArchive second() {
        return war();
    }

    private static WebArchive war() {
        return Wars.onRedis(Wars.of("logs", LogRoomsIT.class), REDIS.url(), "foyer.backplane.patience=2s");
    }

    @ServerEndpoint("/board")
    @RoomHistory(value = "board", events = 1_000)
    public static class Board {

        @Inject
        Rooms rooms;

        @OnEvent("join")
        void join(int last, Connection connection) {
            rooms.get("board").joinWithHistory(connection, last);
        }

        @OnEvent("note")
        void note(int number) {
            rooms.get("board").emit("noted", number);
        }

        @OnEvent("count")
        void count(int last) {
            IntStream.rangeClosed(1, last).forEach(this::note);
        }

        @OnEvent("latest")
        List<Integer> latest(int last) {
            return rooms.get("board").history(last).stream()
                    .filter(event -> event.name().equals("noted"))
                    .map((PastEvent event) -> event.data(Integer.class))
                    .toList();
        }
    }

    @BeforeEach
    void start() {
        containers.start("stoppable");
        deployer.deploy("one");
        deployer.deploy("two");
    }

    @AfterEach
    void stop() {
        deployer.undeploy("one");
        deployer.undeploy("two");
        containers.stop("stoppable");
    }

    @AfterAll
    static void end() {
        REDIS.kill();
    }

    private static Client open(Site node) {
        Client client = node.open("/board", Map.of(), "foyer.v1");
        client.call("join", "0");
        return client;
    }

    /** Waits until both nodes follow the room: what a node appends itself comes back when it does. */
    private static void follow(Client ada, Client bob) {
        ada.send("{\"event\":\"note\",\"data\":-1}");
        ada.next(frame -> frame.endsWith("\"data\":-1}"));
        bob.send("{\"event\":\"note\",\"data\":-2}");
        bob.next(frame -> frame.endsWith("\"data\":-2}"));
        ada.next(frame -> frame.endsWith("\"data\":-2}"));
    }

    private static List<String> noted(Client client, int count) {
        var noted = new ArrayList<String>();
        while (noted.size() < count) {
            noted.add(client.next(frame -> frame.contains("\"noted\"")));
        }
        return noted;
    }

    private static String epoch(String frame) {
        return frame.replaceAll("\\{\"at\":\"(\\d+)-.*", "$1");
    }

    /** Emits a number until the node takes it, and returns how both get it. */
    private static String note(Client author, Client other, int number) {
        String ending = "\"data\":" + number + "}";
        String own = "{\"error\"";
        while (own.startsWith("{\"error\"")) {
            author.send("{\"event\":\"note\",\"data\":" + number + "}");
            own = author.next(frame -> frame.endsWith(ending) || frame.startsWith("{\"error\""));
        }
        assertThat(other.next(frame -> frame.endsWith(ending))).isEqualTo(own);
        return own;
    }

    @Contract(
            rule = {"N3", "N4", "N5", "Q7"},
            proves =
                    "two servers see one order; Redis restarted from an old dump, emptied and killed never goes on where it was, which is told, and refuses emits while it is away")
    void twoServers_haveOneLog() {
        try (Client ada = open(one);
                Client bob = open(two)) {
            follow(ada, bob);
            ada.send("{\"event\":\"count\",\"data\":300}");
            bob.send("{\"event\":\"count\",\"data\":300}");
            List<String> all = noted(ada, 600);
            assertThat(noted(bob, 600)).isEqualTo(all);
            String epoch = epoch(all.get(0));
            for (int number = 0; number < 600; number++) {
                assertThat(all.get(number)).startsWith("{\"at\":\"" + epoch + '-' + (number + 2) + "\",");
            }

            try (Client eve = two.open("/board", Map.of(), "foyer.v1")) {
                eve.send("{\"event\":\"join\",\"data\":50}"); // what it gets may come before an answer
                assertThat(noted(eve, 50)).isEqualTo(all.subList(550, 600));
                assertThat(eve.call("latest", "1000").replaceAll(".*\\[|[^,]", ""))
                        .hasSize(601);
            }

            REDIS.killSubscribers();
            assertThat(epoch(note(ada, bob, 1_001))).isEqualTo(epoch);
            assertThat(bob.drain()).doesNotContain(MISSED);

            REDIS.ask("SAVE");
            note(bob, ada, 1_002);
            REDIS.restart();
            ada.next(MISSED::equals);
            bob.next(MISSED::equals);
            String restored = epoch(note(ada, bob, 1_003));
            assertThat(Long.parseLong(restored)).isGreaterThan(Long.parseLong(epoch));
            assertThat(bob.call("latest", "10")).endsWith("\"data\":[1003]}");

            REDIS.ask("FLUSHALL");
            String emptied = epoch(note(bob, ada, 1_004));
            assertThat(Long.parseLong(emptied)).isGreaterThan(Long.parseLong(restored));

            REDIS.kill();
            await().atMost(Client.PATIENCE)
                    .untilAsserted(() -> assertThat(ada.call("note", "1005")).contains("\"code\":\"failed\""));
            assertThat(ada.call("latest", "1")).contains("\"code\":\"failed\"");
            REDIS.restart();
            ada.next(MISSED::equals);
            bob.next(MISSED::equals);
            String last = note(bob, ada, 1_006);
            assertThat(Long.parseLong(epoch(last))).isGreaterThan(Long.parseLong(emptied));
        }
    }
}
