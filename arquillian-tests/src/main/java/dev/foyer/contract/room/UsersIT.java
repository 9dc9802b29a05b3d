// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.room;

import java.net.URL;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.Connections;
import dev.foyer.Handshake;
import dev.foyer.Namespace;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.Rooms;
import dev.foyer.UserId;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Journal;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import dev.foyer.spi.RoomGuard;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Users, namespaces, attributes and guarded rooms: rules R7, R8, R11 and C9. */
@ContractTest
class UsersIT {

    @ArquillianResource
    private URL url;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("users", UsersIT.class);
    }

    /** A user context with an id that is no text. */
    public record Player(@UserId Integer number, String device) {}

    @ServerEndpoint("/player/{number}/{device}")
    public static class Players {
        @Inject
        Connections connections;

        @Inject
        Rooms rooms;

        @Inject
        Connection connection;

        @Inject
        Journal journal;

        @OnConnect
        Player connect(Handshake handshake) {
            var path = handshake.pathVariables();
            return new Player(Integer.valueOf(path.get("number")), path.get("device"));
        }

        @OnEvent("tell")
        int tell(String user) {
            return connections.user(user).emit("told", "to " + user).recipients();
        }

        @OnEvent("devices")
        String devices(String user) {
            return connections.user(user).members().stream()
                    .map(member -> member.user(Player.class).device())
                    .sorted()
                    .toList()
                    .toString();
        }

        @OnEvent("move")
        String move(String namespace) {
            connection.moveTo(namespace);
            return connection.namespace() + " " + connection.rooms().size();
        }

        @OnEvent("join")
        void join(String room) {
            Namespace namespace = connections.namespace(connection.namespace());
            namespace.rooms().get(room).join(connection);
        }

        @OnEvent("join-root")
        String joinRoot() {
            try {
                rooms.get("root").join(connection);
                return "joined";
            } catch (IllegalStateException expected) {
                return expected.getMessage();
            }
        }

        @OnEvent("tell-namespace")
        String tellNamespace(String name) {
            Namespace namespace = connections.namespace(name);
            return namespace.emit("news", name).recipients() + " of " + namespace.size() + ", rooms "
                    + namespace.rooms().names().stream().sorted().toList();
        }

        @OnEvent("tell-rooms")
        String tellRooms(String room) {
            Room root = rooms.get(room);
            Room game = connections.namespace("/game").rooms().get(room);
            return root.emit("room", root.namespace()).recipients() + " "
                    + game.emit("room", game.namespace()).recipients() + " " + root.equals(game);
        }

        @OnEvent("count")
        int count() {
            int count = connection.attributes().get("count", Integer.class).orElse(0) + 1;
            connection.attributes().put("count", count);
            return count;
        }

        @OnEvent("wrong-type")
        String wrongType() {
            try {
                return connection.attributes().get("count", String.class).orElse("none");
            } catch (IllegalStateException expected) {
                return expected.getMessage();
            }
        }

        @OnDisconnect
        void left(Player player) {
            journal.note(
                    player.device() + " left with " + connection.attributes().keys() + " in " + connection.namespace());
        }
    }

    /** Lets only even numbers in, and nobody out of the cage. */
    @ApplicationScoped
    public static class Guard implements RoomGuard {
        @Override
        public boolean mayJoin(Connection connection, Room room) {
            return connection.user(Player.class).number() % 2 == 0;
        }

        @Override
        public boolean mayLeave(Connection connection, Room room) {
            return !room.name().equals("cage");
        }
    }

    @Contract(rule = "R7", proves = "a user is all its connections; nobody there is told by the delivery")
    void user_isAllItsConnections() {
        try (Client phone = site().open("/player/1/phone");
                Client other = site().open("/player/2/phone")) {
            Client laptop = site().open("/player/1/laptop");
            phone.drain();
            laptop.drain();
            assertThat(other.call("tell", "\"1\"")).contains("\"data\":2");
            assertThat(phone.next()).isEqualTo("{\"event\":\"told\",\"data\":\"to 1\"}");
            assertThat(laptop.next()).isEqualTo("{\"event\":\"told\",\"data\":\"to 1\"}");
            assertThat(other.call("devices", "\"1\"")).contains("[laptop, phone]");
            assertThat(other.call("tell", "\"3\"")).contains("\"data\":0");

            laptop.close();
            await().atMost(Client.PATIENCE)
                    .untilAsserted(
                            () -> assertThat(other.call("devices", "\"1\"")).contains("[phone]"));
        }
    }

    @Contract(rule = "R8", proves = "moving leaves the old namespace's rooms, its emits, and enters the new one's")
    void moving_changesNamespaceAndRooms() {
        try (Client stays = site().open("/player/10/stays");
                Client moves = site().open("/player/11/moves")) {
            stays.call("join", "\"both\"");
            moves.call("join", "\"both\"");
            assertThat(stays.call("tell-rooms", "\"both\"")).contains("\"2 0 false\"");
            moves.drain();

            assertThat(moves.call("move", "\"/game\"")).contains("\"/game 0\"");
            assertThat(moves.call("move", "\"/game\"")).contains("\"/game 0\"");
            moves.call("join", "\"both\"");
            assertThat(stays.call("tell-rooms", "\"both\"")).contains("\"1 1 false\"");
            assertThat(moves.drain()).containsExactly("{\"event\":\"room\",\"room\":\"both\",\"data\":\"/game\"}");

            assertThat(stays.call("tell-namespace", "\"/game\"")).contains("\"1 of 1, rooms [both]\"");
            assertThat(stays.call("tell-namespace", "\"/\"")).contains("of 1, rooms [both]");
            assertThat(moves.drain()).containsExactly("{\"event\":\"news\",\"data\":\"/game\"}");
            assertThat(stays.call("tell-namespace", "\"/empty\"")).contains("\"0 of 0, rooms []\"");
            assertThat(moves.call("join-root", "null")).contains("FOYER-4013");
        }
    }

    @Contract(
            rule = "C9",
            proves = "attributes stay with their connection, have a type, and are there in @OnDisconnect")
    void attributes_stayWithTheirConnection() {
        try (Client one = site().open("/player/20/one");
                Client two = site().open("/player/21/two")) {
            one.call("count", "null");
            assertThat(one.call("count", "null")).contains("\"data\":2");
            assertThat(two.call("count", "null")).contains("\"data\":1");
            assertThat(one.call("wrong-type", "null")).contains("FOYER-4014");
        }
        site().awaitJournal("one left with [count] in /");
    }

    @Contract(
            rule = "R11",
            proves = "with a RoomGuard clients may ask to join and leave, and are answered as it decides")
    void guardedRooms_askTheGuard() {
        try (Client even = site().open("/player/30/even");
                Client odd = site().open("/player/31/odd")) {
            assertThat(even.call("room.join", "{\"room\":\"club\"}")).isEqualTo("{\"reply\":\"call\"}");
            assertThat(odd.call("room.join", "{\"room\":\"club\"}")).contains("\"code\":\"forbidden\"");
            assertThat(odd.call("tell-rooms", "\"club\"")).contains("\"1 0 false\"");
            assertThat(even.call("room.leave", "{\"room\":\"club\"}")).isEqualTo("{\"reply\":\"call\"}");
            assertThat(odd.call("tell-rooms", "\"club\"")).contains("\"0 0 false\"");
            even.call("room.join", "{\"room\":\"cage\"}");
            assertThat(even.call("room.leave", "{\"room\":\"cage\"}")).contains("\"code\":\"forbidden\"");
            assertThat(even.call("room.join", "{}"))
                    .contains("invalid-event", "{\"path\":\"room\",\"message\":\"must not be blank\"}");
        }
    }

    private Site site() {
        return new Site(url);
    }
}
