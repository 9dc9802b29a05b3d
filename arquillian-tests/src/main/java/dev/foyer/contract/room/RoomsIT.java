// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.room;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.Connections;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.Rooms;
import dev.foyer.ServerEvent;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Rooms: rules R1 to R6, R9 and R10. */
@ContractTest
class RoomsIT {

    @ArquillianResource
    private URL url;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("rooms", RoomsIT.class);
    }

    @ServerEvent("noted")
    public record Noted(String text) {}

    @ServerEndpoint("/member")
    public static class Member {
        @Inject
        Rooms rooms;

        @Inject
        Connections connections;

        @Inject
        Connection connection;

        @Inject
        @RoomName("lobby")
        Room lobby;

        @OnEvent("join")
        String join(String name) {
            rooms.get(name).join(connection);
            return state(name);
        }

        @OnEvent("leave")
        String leave(String name) {
            rooms.get(name).leave(connection);
            return state(name);
        }

        @OnEvent("state")
        String state(String name) {
            Room room = rooms.get(name);
            return "contains " + room.contains(connection) + ", members "
                    + room.members().contains(connection) + ", rooms "
                    + connection.rooms().contains(room) + "/"
                    + rooms.of(connection).contains(room) + ", size " + room.size()
                    + ", exists " + rooms.find(name).isPresent();
        }

        @OnEvent("tell")
        int tell(String name) {
            return rooms.get(name).emit(new Noted("to " + name)).recipients();
        }

        @OnEvent("tell-others")
        int tellOthers(String name) {
            return rooms.get(name)
                    .except(connection)
                    .emit(new Noted("to others in " + name))
                    .recipients();
        }

        @OnEvent("tell-two")
        int tellTwo() {
            return rooms.get("one")
                    .and(rooms.get("two"))
                    .except(connection)
                    .and(connection)
                    .emit(new Noted("once"))
                    .recipients();
        }

        @OnEvent("tell-all")
        int tellAll() {
            return connections.everyone().emit("all", "everyone").recipients();
        }

        @OnEvent("lobby")
        boolean lobby() {
            lobby.join(connection);
            return lobby.equals(rooms.get("lobby"))
                    && lobby.contains(connection)
                    && lobby.name().equals("lobby");
        }

        @OnEvent("connections")
        boolean connections() {
            return connections.count() == connections.ids().size()
                    && connections.isConnected(connection.id())
                    && connections.find(connection.id()).orElseThrow().equals(connection)
                    && !connections.isConnected("nobody");
        }

        @OnDisconnect
        void left() {
            rooms.get("observers")
                    .emit(
                            "gone",
                            connection.rooms().stream().map(Room::name).sorted().toList());
        }
    }

    @ServerEndpoint("/watch/{room}")
    public static class Watch {
        @Inject
        @RoomName("{room}")
        Room room;

        @Inject
        SharedRooms shared;

        @OnOpen
        void opened(Connection connection) {
            room.join(connection);
        }

        @OnEvent("names")
        String names() {
            return room.name() + " " + shared.name();
        }
    }

    /** A bean that outlives connections, with a room of the current one's path. */
    @ApplicationScoped
    public static class SharedRooms {
        @Inject
        @RoomName("game-{room}")
        private Room room;

        /** Its name now. */
        public String name() {
            return room.name();
        }
    }

    @WebServlet("/emit")
    public static class EmitServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Inject
        private transient Rooms rooms;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String name = request.getParameter("room");
            var thread = new Thread(() -> rooms.get(name).emit(new Noted("from a thread")));
            thread.start();
            int recipients = rooms.get(name).emit(new Noted("from a servlet")).recipients();
            response.getWriter().print(recipients);
        }
    }

    /** Joins and leaves from many threads, and counts what it sees that cannot be. */
    @WebServlet("/stress")
    public static class StressServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Inject
        private transient Rooms rooms;

        @Inject
        private transient Connections connections;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            List<Connection> all = connections.ids().stream()
                    .flatMap(id -> connections.find(id).stream())
                    .toList();
            var threads = new ArrayList<Thread>();
            var wrong = new java.util.concurrent.atomic.AtomicInteger();
            var stable = rooms.get("stable");
            all.forEach(stable::join);
            var done = new CountDownLatch(8);
            for (int i = 0; i < 8; i++) {
                int seed = i;
                threads.add(new Thread(() -> {
                    var random = new Random(seed);
                    for (int n = 0; n < 5_000; n++) {
                        Connection one = all.get(random.nextInt(all.size()));
                        Room room = rooms.get("stress-" + random.nextInt(20));
                        if (random.nextBoolean()) {
                            room.join(one);
                        } else {
                            room.leave(one);
                        }
                        if (stable.size() != all.size()
                                || !one.rooms().contains(stable)
                                || !stable.members().contains(one)) {
                            wrong.incrementAndGet();
                        }
                    }
                    done.countDown();
                }));
            }
            threads.forEach(Thread::start);
            try {
                done.await();
            } catch (InterruptedException interrupted) {
                throw new IOException(interrupted);
            }
            for (String name : rooms.names()) {
                Room room = rooms.get(name);
                for (Connection one : all) {
                    boolean in = room.contains(one);
                    if (in != room.members().contains(one) || in != one.rooms().contains(room)) {
                        wrong.incrementAndGet();
                    }
                }
            }
            response.getWriter().print(wrong.get());
        }
    }

    @Contract(rule = "R1", proves = "join and leave are idempotent, and all views agree after each")
    void joinAndLeave_areIdempotentAndAgree() {
        String in = "contains true, members true, rooms true/true, size 1, exists true";
        String out = "contains false, members false, rooms false/false, size 0, exists false";
        try (Client client = site().open("/member")) {
            assertThat(client.call("state", "\"r1\"")).contains(out);
            assertThat(client.call("join", "\"r1\"")).contains(in);
            assertThat(client.call("join", "\"r1\"")).contains(in);
            assertThat(client.call("leave", "\"r1\"")).contains(out);
            assertThat(client.call("leave", "\"r1\"")).contains(out);
        }
    }

    @Contract(rule = "R1", proves = "the views agree while eight threads join and leave")
    void views_agreeUnderStress() {
        var clients = new ArrayList<Client>();
        for (int i = 0; i < 10; i++) {
            clients.add(site().open("/member"));
        }

        assertThat(Http.get(site().http("/stress")).body()).isEqualTo("0");

        clients.forEach(Client::close);
    }

    @Contract(
            rule = {"R2", "R10"},
            proves = "a room is the same in two endpoints, a servlet and any thread, also by a path's variable")
    void room_isSharedByEverything() {
        try (Client member = site().open("/member");
                Client watcher = site().open("/watch/shared")) {
            watcher.drain();
            member.call("join", "\"shared\"");
            assertThat(member.call("tell", "\"shared\"")).contains("\"data\":2");
            assertThat(watcher.next())
                    .isEqualTo("{\"event\":\"noted\",\"room\":\"shared\",\"data\":{\"text\":\"to shared\"}}");

            assertThat(Http.get(site().http("/emit?room=shared")).body()).isEqualTo("2");
            assertThat(watcher.next(2))
                    .containsExactlyInAnyOrder(
                            "{\"event\":\"noted\",\"room\":\"shared\",\"data\":{\"text\":\"from a servlet\"}}",
                            "{\"event\":\"noted\",\"room\":\"shared\",\"data\":{\"text\":\"from a thread\"}}");
            assertThat(watcher.call("names", "null")).contains("\"shared game-shared\"");
            assertThat(member.call("lobby", "null")).contains("\"data\":true");
        }
    }

    @Contract(
            rule = {"R3", "R4"},
            proves = "leaving is automatic at disconnect, and the last one to leave frees the room")
    void disconnect_leavesAndFrees() {
        try (Client witness = site().open("/watch/observers")) {
            witness.drain();
            Client client = site().open("/member");
            client.call("join", "\"r3-a\"");
            client.call("join", "\"r3-b\"");
            client.abort();

            assertThat(witness.next())
                    .isEqualTo("{\"event\":\"gone\",\"room\":\"observers\",\"data\":[\"r3-a\",\"r3-b\"]}");
        }
        try (Client other = site().open("/member")) {
            await().atMost(Client.PATIENCE)
                    .untilAsserted(
                            () -> assertThat(other.call("state", "\"r3-a\"")).contains("size 0, exists false"));
        }
    }

    @Contract(
            rule = "R5",
            proves = "an emit reaches the members of the moment, the emitter included, except who is left out")
    void emit_reachesTheMembers() {
        try (Client one = site().open("/member");
                Client two = site().open("/member");
                Client outsider = site().open("/member")) {
            one.call("join", "\"r5\"");
            two.call("join", "\"r5\"");

            one.send("{\"event\":\"tell\",\"data\":\"r5\",\"id\":1}");
            String told = "{\"event\":\"noted\",\"room\":\"r5\",\"data\":{\"text\":\"to r5\"}}";
            assertThat(one.next(2)).containsExactly(told, "{\"reply\":1,\"data\":2}");
            assertThat(two.next()).isEqualTo(told);

            one.send("{\"event\":\"tell-others\",\"data\":\"r5\",\"id\":2}");
            assertThat(one.next()).isEqualTo("{\"reply\":2,\"data\":1}");
            assertThat(two.next()).contains("to others in r5");

            assertThat(outsider.call("tell", "\"r5\"")).contains("\"data\":2");
            assertThat(outsider.call("tell", "\"nobody is here\"")).contains("\"data\":0");
            assertThat(outsider.drain()).isEmpty();
        }
    }

    @Contract(rule = "R11", proves = "without a RoomGuard clients cannot join rooms by themselves")
    void clients_cannotJoinByThemselves() {
        try (Client client = site().open("/member")) {
            assertThat(client.call("room.join", "{\"room\":\"r11\"}")).contains("\"code\":\"unknown-event\"");
            assertThat(client.call("state", "\"r11\"")).contains("contains false");
        }
    }

    @Contract(rule = "R6", proves = "who is in two of the audiences of a union gets the event once")
    void union_deliversOnce() {
        try (Client both = site().open("/member");
                Client emitter = site().open("/member")) {
            both.call("join", "\"one\"");
            both.call("join", "\"two\"");
            emitter.call("join", "\"one\"");

            assertThat(emitter.call("tell-two", "null")).contains("\"data\":2");
            assertThat(both.drain()).containsExactly("{\"event\":\"noted\",\"data\":{\"text\":\"once\"}}");
        }
    }

    @Contract(rule = "R9", proves = "connections are counted, listed and found, and everyone is reached")
    void connections_areKnown() {
        try (Client one = site().open("/member");
                Client two = site().open("/watch/r9")) {
            two.drain();
            assertThat(one.call("connections", "null")).contains("\"data\":true");
            one.send("{\"event\":\"tell-all\"}");
            assertThat(two.next()).isEqualTo("{\"event\":\"all\",\"data\":\"everyone\"}");
        }
    }

    private Site site() {
        return new Site(url);
    }
}
