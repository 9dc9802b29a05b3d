// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.room;

import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.Connections;
import dev.foyer.Namespace;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.Rooms;
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

/** Namespaces, and moving between them: rule R8. */
@ContractTest
@SameEverywhere("Foyer's own registry")
class NamespacesIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("namespaces", NamespacesIT.class);
    }

    @ServerEndpoint("/traveller")
    public static class Traveller {
        @Inject
        Connections connections;

        @Inject
        Rooms rooms;

        @Inject
        Connection connection;

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
    }

    @Contract(rule = "R8", proves = "moving leaves the old namespace's rooms and its emits, and enters the new one's")
    void moving_changesNamespaceAndRooms() {
        try (Client stays = site.open("/traveller");
                Client moves = site.open("/traveller")) {
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
            assertThat(stays.call("tell-namespace", "\"/\"")).contains("\"1 of 1, rooms [both]\"");
            assertThat(moves.drain()).containsExactly("{\"event\":\"news\",\"data\":\"/game\"}");
            assertThat(stays.call("tell-namespace", "\"/empty\"")).contains("\"0 of 0, rooms []\"");
            assertThat(moves.call("join-root", "null")).contains("FOYER-4013");
        }
    }
}
