// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.resume;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.From;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomHistory;
import dev.foyer.Rooms;
import dev.foyer.UserId;
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

/** Clients that come back to another server than before, with a real Redis between: rule Q3. */
@ContractTest
@NeedsServer("two servers")
@SameEverywhere("the servers have no part in what goes between nodes; TwoDeploymentsIT is on all")
class MovedIT {

    private static final String MISSED = "{\"missed\":{\"room\":\"board\"}}";
    private static final RedisServer REDIS = RedisServer.start();

    private final Site one = Site.at(Integer.getInteger("foyer.main.port"), "/moved");
    private final Site two = Site.at(Integer.getInteger("foyer.stoppable.port"), "/moved");

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
        return Wars.onRedis(Wars.of("moved", MovedIT.class), REDIS.url());
    }

    /** What a client says of itself. */
    @HandshakeHeaders
    public record Headers(@From(From.Source.QUERY) String name) {}

    /** A user context. */
    public record Guest(@UserId String name) {}

    @ServerEndpoint("/board")
    @RoomHistory(value = "board", events = 1_000)
    public static class Board {

        @Inject
        Rooms rooms;

        @OnConnect
        Guest connect(Headers headers) {
            return new Guest(headers.name());
        }

        @OnOpen
        void opened(Connection connection) {
            if (!connection.isMoved()) {
                rooms.get("board").join(connection);
                rooms.get("plain").join(connection);
            }
        }

        @OnEvent("count")
        void count(List<Integer> fromTo) {
            IntStream.rangeClosed(fromTo.get(0), fromTo.get(1))
                    .forEach(number -> rooms.get("board").emit("noted", number));
        }

        @OnEvent("rooms")
        String rooms(Connection connection) {
            return connection.rooms().stream().map(Room::name).sorted().collect(Collectors.joining(" "));
        }
    }

    @BeforeEach
    void start() {
        containers.start("stoppable"); // first, as WildFly copies what is deployed on the other
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

    private static Comer open(Site site, String name) {
        return Comer.open(site.ws("/board?name=" + name), Map.of());
    }

    private static void count(Client author, int from, int to) {
        author.call("count", "[" + from + "," + to + "]");
    }

    private static void assertNoted(Comer client, int from, int to) {
        for (int number = from; number <= to; number++) {
            assertThat(client.next()).contains("\"noted\"").endsWith("\"data\":" + number + "}");
        }
    }

    @Contract(
            rule = "Q3",
            proves =
                    "a client of an application that is stopped, and started again, goes on where it was, on either server, with all that a log has kept; a record that is lost costs a new connection, a log that is lost is told")
    void stoppedNode() {
        try (Client author = one.open("/board?name=author", Map.of(), "foyer.v1")) {
            author.next();
            Comer ada = open(two, "ada");
            String id = ada.id();
            count(author, 1, 20);
            assertNoted(ada, 1, 20);

            deployer.undeploy("two");
            assertThat(ada.line().closeCode()).isEqualTo(1012);
            count(author, 21, 60);
            assertThat(ada.comeBackAt(one.ws("/board?name=ada"))).isEqualTo("moved");
            count(author, 61, 80);
            assertNoted(ada, 21, 80);
            assertThat(ada.id()).isEqualTo(id);
            assertThat(ada.call("rooms", "null")).contains("\"board plain\"");

            deployer.deploy("two");
            ada.cut(); // its node is still there
            count(author, 81, 90);
            assertThat(ada.comeBackAt(two.ws("/board?name=ada"))).isEqualTo("moved");
            assertNoted(ada, 81, 90);
            assertThat(ada.id()).isEqualTo(id);

            deployer.undeploy("two");
            count(author, 91, 100);
            deployer.deploy("two");
            assertThat(ada.comeBack()).as("to the node that was started again").isEqualTo("moved");
            assertNoted(ada, 91, 100);

            REDIS.restart(); // it has nothing any more, and the servers write the records again
            await().atMost(Client.PATIENCE)
                    .until(() -> REDIS.ask("KEYS", "foyer:contract:kept:*").contains("kept"));
            count(author, 101, 105);
            ada.cut();
            deployer.undeploy("two");
            assertThat(ada.comeBackAt(one.ws("/board?name=ada"))).isEqualTo("moved");
            ada.next(MISSED::equals);
            assertThat(ada.id()).isEqualTo(id);

            deployer.deploy("two");
            ada.cut();
            REDIS.ask("FLUSHALL");
            assertThat(ada.comeBackAt(two.ws("/board?name=ada"))).isEmpty();
            assertThat(ada.id()).isNotEqualTo(id);
            ada.close();
        }
    }
}
