// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.cluster;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.EventRefused;
import dev.foyer.OnEvent;
import dev.foyer.RoomHistory;
import dev.foyer.Rooms;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two nodes that are connected by the database of the server, and emits that are part of a transaction. */
@ContractTest
@NeedsServer("a database")
@SameEverywhere("Jakarta Transactions")
class DatabaseNodesIT {

    @ArquillianResource
    @OperateOnDeployment("one")
    private Site one;

    @ArquillianResource
    @OperateOnDeployment("two")
    private Site two;

    @Deployment(name = "one", testable = false)
    static WebArchive first() {
        return war("database-one");
    }

    @Deployment(name = "two", testable = false)
    static WebArchive second() {
        return Wars.withRedis(war("database-two")); // which has no address
    }

    private static WebArchive war(String name) {
        return Wars.onDatabase(Wars.of(name, DatabaseNodesIT.class), "database");
    }

    @ServerEndpoint("/shop")
    @RoomHistory(value = "orders", events = 1_000)
    public static class Shop {

        @Resource
        DataSource database;

        @Inject
        Rooms rooms;

        @OnOpen
        void opened(Connection connection) throws SQLException {
            try (java.sql.Connection own = database.getConnection();
                    Statement statement = own.createStatement()) {
                statement.execute("create table if not exists placed (amount int primary key)");
            }
            rooms.get("orders").join(connection);
            rooms.get("plain").join(connection);
        }

        /** Emits first, and fails then if the amount is negative. */
        @Transactional(rollbackOn = SQLException.class)
        @OnEvent("place")
        void place(int amount) throws SQLException {
            rooms.get("orders").emit("placed", amount);
            try (java.sql.Connection own = database.getConnection();
                    PreparedStatement insert = own.prepareStatement("insert into placed values (?)")) {
                insert.setInt(1, amount);
                insert.execute();
            }
            if (amount < 0) {
                throw new EventRefused("negative", "This is no amount.");
            }
        }

        @OnEvent("note")
        void note(int number) {
            rooms.get("orders").emit("noted", number);
        }

        @OnEvent("say")
        int say(String text) {
            return rooms.get("plain")
                    .emit("said", text)
                    .nodes()
                    .toCompletableFuture()
                    .join();
        }

        @OnEvent("count")
        int count(int amount) throws SQLException {
            try (java.sql.Connection own = database.getConnection();
                    PreparedStatement select = own.prepareStatement("select count(*) from placed where amount = ?")) {
                select.setInt(1, amount);
                try (ResultSet found = select.executeQuery()) {
                    found.next();
                    return found.getInt(1);
                }
            }
        }

        @OnEvent("latest")
        List<Integer> latest(int last) {
            return rooms.get("orders").history(last).stream()
                    .map(event -> event.data(Integer.class))
                    .toList();
        }
    }

    /** Connects somebody, and waits until that one is in the rooms: before, nothing is for them. */
    private static Client member(Site site) {
        Client client = site.open("/shop");
        client.call("count", "0");
        return client;
    }

    @BeforeEach
    void join() {
        try (Client ada = member(one);
                Client bob = member(two)) {
            await().atMost(Client.PATIENCE)
                    .untilAsserted(
                            () -> assertThat(ada.call("say", "\"probe\"")).endsWith("\"data\":1}"));
            await().atMost(Client.PATIENCE)
                    .untilAsserted(
                            () -> assertThat(bob.call("say", "\"probe\"")).endsWith("\"data\":1}"));
        }
    }

    @Contract(
            rule = {"N2", "N10"},
            proves =
                    "events for a plain room arrive on the other node, in order, by the database; of two engines, the one that is configured counts")
    void plainEvents_reachTheOtherNode_inOrder() {
        try (Client ada = member(one);
                Client bob = member(two)) {
            for (int i = 0; i < 50; i++) {
                ada.call("say", "\"hello " + i + '"');
            }
            for (int i = 0; i < 50; i++) {
                assertThat(bob.next(frame -> frame.contains("\"said\""))).contains("\"hello " + i + '"');
            }
        }
    }

    @Contract(
            rule = "N3",
            proves =
                    "an event for a room with a history is part of the transaction: it arrives with the data, on all nodes in one order, and a rollback leaves nothing of it")
    void eventsOfTransactions_arriveWithTheirData() {
        try (Client ada = member(one);
                Client bob = member(two)) {
            for (int amount = 1; amount <= 20; amount++) {
                ada.call("place", String.valueOf(amount));
                assertThat(bob.next(frame -> frame.contains("\"placed\""))).contains("\"data\":" + amount + '}');
                assertThat(bob.call("count", String.valueOf(amount))).endsWith("\"data\":1}");
                ada.call("note", String.valueOf(amount));
                assertThat(bob.next(frame -> frame.contains("\"noted\""))).contains("\"data\":" + amount + '}');
            }

            assertThat(ada.call("place", "-1")).contains("\"negative\"");
            assertThat(ada.call("place", "1")).contains("\"failed\""); // a key that is taken
            ada.call("note", "100");
            bob.next(frame -> frame.contains("\"noted\""));
            assertThat(bob.call("count", "-1")).endsWith("\"data\":0}");
            assertThat(bob.call("latest", "3")).endsWith("\"data\":[20,20,100]}");
        }
    }
}
