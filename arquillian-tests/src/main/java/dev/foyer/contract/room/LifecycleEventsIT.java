// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.room;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import javax.naming.InitialContext;
import javax.naming.NamingException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.ConnectionClosed;
import dev.foyer.ConnectionOpened;
import dev.foyer.Connections;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.Refused;
import dev.foyer.Room;
import dev.foyer.RoomClosed;
import dev.foyer.RoomJoined;
import dev.foyer.RoomLeft;
import dev.foyer.RoomOpened;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.Journal;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.ServerLog;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** What a bean that observes connections and rooms is told, when and where. */
@ContractTest
@SameEverywhere("Foyer's own registry and CDI events")
class LifecycleEventsIT {

    private static final int GUESTS = 10;

    @ArquillianResource
    private Site site;

    @ArquillianResource
    private Deployer deployer;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("lifecycle", LifecycleEventsIT.class);
    }

    @Deployment(name = "lifecycle-undeployed", managed = false, testable = false)
    static WebArchive undeployed() {
        return Wars.of("lifecycle-undeployed", LifecycleEventsIT.class);
    }

    @ServerEndpoint("/club/{name}")
    public static class Club {
        @Inject
        Connections connections;

        @Inject
        Connection connection;

        @Inject
        Journal journal;

        @OnConnect
        void connect() {
            if (name(connection).equals("refused")) {
                throw Refused.forbidden("Not you");
            }
        }

        @OnEvent("join")
        void join(String room) {
            room(room).join(connection);
        }

        @OnEvent("leave")
        void leave(String room) {
            room(room).leave(connection);
        }

        @OnEvent("move")
        void move(String namespace) {
            connection.moveTo(namespace);
        }

        @OnEvent("kick")
        void kick() {
            connection.close(Closing.KICKED);
        }

        @OnDisconnect
        void left() {
            journal.note(name(connection) + " disconnects, in "
                    + connection.rooms().stream().map(Room::name).toList());
        }

        private Room room(String name) {
            return connections.namespace(connection.namespace()).rooms().get(name);
        }
    }

    static String name(Connection connection) {
        return connection.handshake().pathVariables().get("name");
    }

    /** Writes down all it is told. */
    @ApplicationScoped
    public static class Chronicler {
        @Inject
        private Journal journal;

        void opened(@Observes ConnectionOpened event) {
            note(name(event.connection()) + " opened");
        }

        void closed(@Observes ConnectionClosed event) {
            note(name(event.connection()) + " closed " + event.closing().code() + ", in "
                    + event.connection().rooms());
        }

        void opened(@Observes RoomOpened event) {
            note(event.room().name() + " opened in " + event.room().namespace());
        }

        void closed(@Observes RoomClosed event) {
            note(event.room().name() + " closed");
        }

        void joined(@Observes RoomJoined event) {
            note(name(event.connection()) + " joined " + event.room().name());
        }

        void left(@Observes RoomLeft event) {
            note(name(event.connection()) + " left " + event.room().name());
        }

        /** What happens to guests also in the server's log, which outlives the application. */
        private void note(String happened) {
            journal.note(happened);
            if (happened.startsWith("guest-")) {
                System.getLogger(LifecycleEventsIT.class.getName()).log(Level.INFO, happened);
            }
        }
    }

    /** Throws at one room. */
    @ApplicationScoped
    public static class Faulty {
        void joined(@Observes RoomJoined event) {
            if (event.room().name().equals("faulty")) {
                throw new IllegalStateException("on purpose");
            }
        }
    }

    /** Fresh for each event. */
    @RequestScoped
    public static class Request {
        private int uses;

        /** How often it was asked, this time included. */
        public int use() {
            uses++;
            return uses;
        }
    }

    /** Looks around where it is called. */
    @ApplicationScoped
    public static class Surveyor {
        @Inject
        private Journal journal;

        @Inject
        private Request request;

        @Inject
        private Connection current;

        void joined(@Observes RoomJoined event) {
            survey("in turn", event.room());
        }

        void joinedAsync(@ObservesAsync RoomJoined event) {
            survey("async", event.room());
        }

        private void survey(String how, Room room) {
            if (room.name().startsWith("survey-")) {
                journal.note(room.name() + " " + how + ": use " + request.use() + ", current " + current() + ", class "
                        + visible() + ", naming " + naming());
            }
        }

        private String current() {
            try {
                return current.id();
            } catch (ContextNotActiveException none) {
                return "none";
            }
        }

        private static boolean visible() {
            try {
                return Thread.currentThread().getContextClassLoader().loadClass(Surveyor.class.getName())
                        == Surveyor.class;
            } catch (ClassNotFoundException invisible) {
                return false;
            }
        }

        @SuppressWarnings("BanJNDI") // a fixed name
        private static boolean naming() {
            try {
                return new InitialContext().lookup("java:comp/env") != null;
            } catch (NamingException none) {
                return false;
            }
        }
    }

    @Contract(
            rule = {"R1", "R4", "C7"},
            proves = "observers are told what happened to a connection and its rooms, in its order")
    void observers_areToldInOrder() {
        try (Client ann = site.open("/club/ann")) {
            ann.call("join", "\"ann-1\"");
            ann.call("join", "\"ann-1\"");
            ann.call("leave", "\"ann-0\"");
            ann.call("move", "\"/game\"");
            ann.call("join", "\"ann-2\"");
            ann.call("leave", "\"ann-2\"");
            ann.call("join", "\"ann-3\"");
            ann.call("join", "\"ann-4\"");
            site.awaitJournal("ann joined ann-4");
            ann.send("{\"event\":\"kick\"}");
            assertThat(ann.closeCode()).isEqualTo(4500);
        }
        site.awaitJournal("ann closed 4500, in []");

        assertThat(site.journal().stream().filter(entry -> entry.startsWith("ann")))
                .containsExactly(
                        "ann opened",
                        "ann-1 opened in /",
                        "ann joined ann-1",
                        "ann left ann-1",
                        "ann-1 closed",
                        "ann-2 opened in /game",
                        "ann joined ann-2",
                        "ann left ann-2",
                        "ann-2 closed",
                        "ann-3 opened in /game",
                        "ann joined ann-3",
                        "ann-4 opened in /game",
                        "ann joined ann-4",
                        "ann disconnects, in [ann-3, ann-4]",
                        "ann left ann-3",
                        "ann-3 closed",
                        "ann left ann-4",
                        "ann-4 closed",
                        "ann closed 4500, in []");
    }

    @Contract(
            rule = {"R3", "R4"},
            proves = "a room opens before the first joins and closes after the last has left")
    void room_opensWithTheFirstAndClosesWithTheLast() {
        Client cut = site.open("/club/cut");
        try (Client stays = site.open("/club/stays")) {
            cut.call("join", "\"den\"");
            stays.call("join", "\"den\"");
            site.awaitJournal(
                    "stays joined den"); // observers are told after the reply, @OnDisconnect does not wait for
            // them
            cut.abort();
            site.awaitJournal("cut closed 1006, in []");
        }
        site.awaitJournal("stays closed 1000, in []");

        assertThat(site.journal().stream().filter(entry -> entry.contains("den")))
                .containsExactly(
                        "den opened in /",
                        "cut joined den",
                        "stays joined den",
                        "cut disconnects, in [den]",
                        "cut left den",
                        "stays disconnects, in [den]",
                        "stays left den",
                        "den closed");
    }

    @Contract(rule = "R9", proves = "nobody hears of a peer that was refused")
    void refusedPeer_isNotAnnounced() {
        assertThat(Http.upgrade(site.http("/club/refused"), Map.of()).status()).isEqualTo(403);
        try (Client next = site.open("/club/next")) {
            next.call("join", "\"next\"");
        }
        site.awaitJournal("next closed 1000, in []");

        assertThat(site.journal()).noneMatch(entry -> entry.startsWith("refused"));
    }

    @Contract(
            rule = {"C4", "C5"},
            proves =
                    "observers run outside of callbacks, in a request scope of their own, with the application's loader")
    @NeedsServer("naming")
    void observers_haveSurroundingsOfTheirOwn() {
        try (Client client = site.open("/club/surveyed")) {
            client.call("join", "\"survey-1\"");
            client.call("join", "\"survey-2\"");
        }

        String around = ": use 1, current none, class true, naming true";
        site.awaitJournal("survey-1 in turn" + around);
        site.awaitJournal("survey-2 in turn" + around);
        site.awaitJournal("survey-1 async" + around);
        site.awaitJournal("survey-2 async" + around);
    }

    @Contract(rule = "R1", proves = "an observer that throws is logged, and later events reach everybody")
    void faultyObserver_isLogged() {
        try (Client client = site.open("/club/fay")) {
            client.call("join", "\"faulty\"");
            client.call("join", "\"sound\"");
        }
        site.awaitJournal("fay closed 1000, in []");

        assertThat(site.journal()).contains("fay joined sound", "fay left faulty");
        assertThat(ServerLog.lines()).anyMatch(line -> line.contains("FOYER-4015: An observer of RoomJoined failed"));
    }

    @Contract(rule = "D7", proves = "at undeploy observers are told of every end")
    void undeploy_isToldToItsEnd() {
        deployer.deploy("lifecycle-undeployed");
        Site going = Site.at(Integer.getInteger("foyer.main.port"), "/lifecycle-undeployed");
        for (int i = 0; i < GUESTS; i++) {
            Client guest = going.open("/club/guest-" + i);
            for (int room = 0; room < GUESTS; room++) {
                guest.call("join", "\"guest-room-" + room + "\"");
            }
        }
        deployer.undeploy("lifecycle-undeployed");

        List<String> lines = ServerLog.lines();
        for (int i = 0; i < GUESTS; i++) {
            String room = "guest-room-" + i + " closed";
            String guest = "guest-" + i + " closed 1012, in []";
            assertThat(lines.stream().filter(line -> line.endsWith(room)))
                    .as(room)
                    .hasSize(1);
            assertThat(lines.stream().filter(line -> line.endsWith(guest)))
                    .as(guest)
                    .hasSize(1);
        }
        assertThat(lines.stream().filter(line -> line.contains(" left guest-room-")))
                .hasSize(GUESTS * GUESTS);
    }
}
