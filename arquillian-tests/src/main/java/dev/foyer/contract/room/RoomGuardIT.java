// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.room;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.Connections;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.Rooms;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import dev.foyer.spi.RoomGuard;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** Rooms that clients ask to join: rule R11. */
@ContractTest
class RoomGuardIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.with(
                Wars.of("room-guard", RoomGuardIT.class), "foyer.contract.served=typescript", "foyer.limits.rooms=3");
    }

    @ServerEndpoint("/guest/{number}")
    public static class Guests {
        @Inject
        Rooms rooms;

        @Inject
        Connections connections;

        @Inject
        Connection connection;

        @OnEvent("move")
        void move(String namespace) {
            connection.moveTo(namespace);
        }

        @OnEvent("sizes")
        String sizes(String room) {
            return rooms.get(room).size() + " "
                    + connections.namespace("/game").rooms().get(room).size();
        }
    }

    /** Lets only even numbers in, nobody out of the cage, and fails at one room. */
    @ApplicationScoped
    public static class Guard implements RoomGuard {
        @Override
        public boolean mayJoin(Connection connection, Room room) {
            if (room.name().equals("faulty")) {
                throw new IllegalStateException("on purpose");
            }
            return Integer.parseInt(connection.handshake().pathVariables().get("number")) % 2 == 0;
        }

        @Override
        public boolean mayLeave(Connection connection, Room room) {
            return !room.name().equals("cage");
        }
    }

    @Contract(rule = "B5", proves = "with a RoomGuard its events are in the contract of each endpoint")
    void contract_hasItsEvents() {
        assertThat(Http.get(site.http("/foyer/contract.d.ts")).body())
                .contains("\"room.join\": { data: RoomData; reply: void };")
                .contains("\"room.leave\": { data: RoomData; reply: void };");
    }

    @Contract(
            rule = "R11",
            proves = "with a RoomGuard clients may ask to join and leave, and are answered as it decides")
    void guardedRooms_askTheGuard() {
        try (Client even = site.open("/guest/30");
                Client odd = site.open("/guest/31")) {
            assertThat(even.call("room.join", "{\"room\":\"club\"}")).isEqualTo("{\"reply\":\"call\"}");
            assertThat(odd.call("room.join", "{\"room\":\"club\"}")).contains("\"code\":\"forbidden\"");
            assertThat(odd.call("sizes", "\"club\"")).contains("\"1 0\"");
            assertThat(odd.call("room.leave", "{\"room\":\"club\"}")).isEqualTo("{\"reply\":\"call\"}");
            assertThat(even.call("room.leave", "{\"room\":\"club\"}")).isEqualTo("{\"reply\":\"call\"}");
            assertThat(odd.call("sizes", "\"club\"")).contains("\"0 0\"");
            even.call("room.join", "{\"room\":\"cage\"}");
            assertThat(even.call("room.leave", "{\"room\":\"cage\"}")).contains("\"code\":\"forbidden\"");
            assertThat(odd.call("sizes", "\"cage\"")).contains("\"1 0\"");
        }
    }

    @Contract(rule = "R11", proves = "the room is one of the namespace that the connection is in")
    void guardedRooms_areOfTheNamespace() {
        try (Client even = site.open("/guest/32")) {
            even.call("move", "\"/game\"");
            assertThat(even.call("room.join", "{\"room\":\"table\"}")).isEqualTo("{\"reply\":\"call\"}");
            assertThat(even.call("sizes", "\"table\"")).contains("\"0 1\"");
        }
    }

    @Contract(
            rule = {"R11", "E2", "E4"},
            proves = "a request that names no room is invalid, and a guard that throws lets nobody in")
    void badRequests_areAnswered() {
        try (Client even = site.open("/guest/34")) {
            for (String data : List.of("{}", "{\"room\":\" \"}", "null", "7")) {
                assertThat(even.call("room.join", data)).as(data).contains("\"code\":\"invalid-event\"");
            }
            assertThat(even.call("room.join", "{}")).contains("{\"path\":\"room\",\"message\":\"must not be blank\"}");
            assertThat(even.call("room.join", "{\"room\":\"faulty\"}"))
                    .contains("\"code\":\"failed\"")
                    .doesNotContain("on purpose");
            assertThat(even.call("sizes", "\"faulty\"")).contains("\"0 0\"");
        }
    }

    @Contract(
            rule = "R12",
            proves =
                    "a client can join no room with a name that is too long or has a control character, and not without end")
    void roomsOfAClient_areBounded() {
        try (Client client = site.open("/guest/12")) {
            for (String name : List.of("n".repeat(257), "a\\nb", "a\\u0000", "a\\u2028b")) {
                assertThat(client.call("room.join", "{\"room\":\"" + name + "\"}"))
                        .contains("\"code\":\"invalid-event\"")
                        .contains("\"path\":\"room\"");
            }
            for (String name : List.of("n".repeat(256), "two", "three", "two")) {
                assertThat(client.call("room.join", "{\"room\":\"" + name + "\"}"))
                        .isEqualTo("{\"reply\":\"call\"}");
            }
            assertThat(client.call("room.join", "{\"room\":\"four\"}")).contains("\"code\":\"too-many-rooms\"");
            assertThat(client.call("room.leave", "{\"room\":\"two\"}")).isEqualTo("{\"reply\":\"call\"}");
            assertThat(client.call("room.join", "{\"room\":\"four\"}")).isEqualTo("{\"reply\":\"call\"}");
        }
    }
}
