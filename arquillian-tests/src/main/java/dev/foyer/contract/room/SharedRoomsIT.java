// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.room;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.Rooms;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.TextServlet;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** One registry for the application: rule R2. */
@ContractTest
@SameEverywhere("Foyer's own registry")
class SharedRoomsIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("shared-rooms", SharedRoomsIT.class);
    }

    @ServerEndpoint("/member")
    public static class Member {
        @Inject
        Rooms rooms;

        @Inject
        Connection connection;

        @Inject
        @RoomName("lobby")
        Room lobby;

        @OnEvent("tell")
        int tell(String name) {
            Room room = rooms.get(name);
            room.join(connection);
            return room.emit("told", "by a member").recipients();
        }

        @OnEvent("lobby")
        boolean lobby() {
            lobby.join(connection);
            return lobby.equals(rooms.get("lobby"))
                    && lobby.contains(connection)
                    && lobby.name().equals("lobby");
        }
    }

    @ServerEndpoint("/watch/{room}")
    public static class Watch {
        @Inject
        @RoomName("{room}")
        Room room;

        @Inject
        Lasting lasting;

        @OnOpen
        void opened(Connection connection) {
            room.join(connection);
        }

        @OnEvent("names")
        String names() {
            return room.name() + " " + lasting.name();
        }
    }

    /** A bean that outlives connections, with a room of the current one's path. */
    @ApplicationScoped
    public static class Lasting {
        @Inject
        @RoomName("game-{room}")
        private Room room;

        /** Its name now. */
        public String name() {
            return room.name();
        }
    }

    @WebServlet("/tell")
    public static class Tell extends TextServlet {
        private static final long serialVersionUID = 1L;

        @Inject
        private transient Rooms rooms;

        @Override
        protected Object text(HttpServletRequest request) {
            return rooms.get(request.getParameter("room"))
                    .emit("told", "by a servlet")
                    .recipients();
        }
    }

    @Contract(rule = "R2", proves = "a room is the same in two endpoints and a servlet")
    void room_isSharedByEverything() {
        try (Client member = site.open("/member");
                Client watcher = site.open("/watch/shared")) {
            watcher.drain();
            assertThat(member.call("tell", "\"shared\"")).contains("\"data\":2");
            assertThat(watcher.next()).isEqualTo("{\"event\":\"told\",\"room\":\"shared\",\"data\":\"by a member\"}");
            assertThat(Http.get(site.http("/tell?room=shared")).body()).isEqualTo("2");
            assertThat(watcher.next()).isEqualTo("{\"event\":\"told\",\"room\":\"shared\",\"data\":\"by a servlet\"}");
        }
    }

    @Contract(
            rule = "R2",
            proves = "@RoomName injects the room of a name, or of a variable of the current connection's path")
    void roomName_injectsTheRoom() {
        try (Client member = site.open("/member");
                Client watcher = site.open("/watch/chess")) {
            assertThat(watcher.call("names", "null")).contains("\"chess game-chess\"");
            assertThat(member.call("lobby", "null")).contains("\"data\":true");
        }
    }
}
