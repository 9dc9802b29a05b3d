// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.room;

import java.util.Map;

import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.Connections;
import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Rooms;
import dev.foyer.UserId;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What is done with all members of an audience: rule N7, on a node that is alone. */
@ContractTest
@SameEverywhere("Foyer's own registry")
class ActionsIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("actions", ActionsIT.class);
    }

    /** A user context. */
    public record Guest(@UserId String name) {}

    @ServerEndpoint("/actions/{name}")
    public static class Endpoint {

        @Inject
        Connections connections;

        @Inject
        Rooms rooms;

        @Inject
        Connection connection;

        @OnConnect
        Guest connect(Handshake handshake) {
            return new Guest(handshake.pathVariables().get("name"));
        }

        @OnEvent("move")
        void move(String namespace) {
            connection.moveTo(namespace);
        }

        @OnEvent("gather")
        int gather(String user) {
            connections.ofUser(user).join(rooms.get("stage"));
            return rooms.get("stage").size();
        }

        @OnEvent("join")
        void join() {
            connection.join(rooms.get("stage"));
        }

        @OnEvent("dismiss")
        int dismiss(String user) {
            connections.ofUser(user).leave(rooms.get("stage"));
            return rooms.get("stage").size();
        }

        @OnEvent("ban")
        void ban(String user) {
            connections.ofUser(user).close(Closing.KICKED);
        }

        @OnEvent("clear")
        void clear() {
            rooms.get("stage").except(connection).close(new Closing(4321, "over"));
        }

        @OnEvent("break")
        void breakLines() {
            connections.everyone().close(new Closing(1006, ""));
        }
    }

    private Client open(String name) {
        return site.open("/actions/" + name, Map.of(), "foyer.v1");
    }

    @Contract(rule = "N7", proves = "all connections of a user are closed at once, and nobody else's")
    void userIsClosedOnAllDevices() {
        try (Client admin = open("admin");
                Client phone = open("bob");
                Client laptop = open("bob");
                Client ada = open("ada")) {
            admin.call("ban", "\"bob\"");

            assertThat(phone.closeCode()).isEqualTo(4500);
            assertThat(laptop.closeCode()).isEqualTo(4500);
            await().atMost(Client.PATIENCE) // for the server to see the end of both
                    .untilAsserted(
                            () -> assertThat(ada.call("gather", "\"bob\"")).endsWith("\"data\":0}"));
        }
    }

    @Contract(rule = "N7", proves = "members join and leave a room together; those of another namespace stay out")
    void membersJoinAndLeave() {
        try (Client one = open("eve");
                Client two = open("eve");
                Client elsewhere = open("eve")) {
            elsewhere.call("move", "\"/game\"");

            assertThat(one.call("gather", "\"eve\"")).endsWith("\"data\":2}");
            assertThat(one.call("gather", "\"eve\"")).endsWith("\"data\":2}");
            assertThat(elsewhere.call("join", "null")).contains("\"error\"");
            assertThat(two.call("dismiss", "\"eve\"")).endsWith("\"data\":0}");
        }
    }

    @Contract(
            rule = "N7",
            proves = "a room is closed but for one member, and no code is sent that a server must not send")
    void roomIsClosed() {
        try (Client one = open("zoe");
                Client two = open("zoe")) {
            one.call("gather", "\"zoe\"");

            assertThat(one.call("break", "null")).contains("\"error\"");
            one.call("clear", "null");

            assertThat(two.closeCode()).isEqualTo(4321);
            assertThat(one.call("dismiss", "\"zoe\"")).endsWith("\"data\":0}");
        }
    }
}
