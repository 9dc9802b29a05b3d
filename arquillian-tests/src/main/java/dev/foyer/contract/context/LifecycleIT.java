// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.context;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.OnError;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.Connections;
import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.Rooms;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Journal;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** From @OnOpen to @OnDisconnect: rules C6 to C8. */
@ContractTest
class LifecycleIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("lifecycle", LifecycleIT.class);
    }

    /** A user context. */
    public record Guest(String name) {}

    /** Holds callbacks up until a test lets them go on. */
    @ApplicationScoped
    public static class Gates {
        private final CountDownLatch gate = new CountDownLatch(1);

        /** Waits for the gate. */
        public void pass() throws InterruptedException {
            if (!gate.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The gate was not opened.");
            }
        }

        /** Opens it. */
        public void open() {
            gate.countDown();
        }
    }

    @ServerEndpoint("/guests")
    public static class Guests {
        @Inject
        Journal journal;

        @Inject
        Connections connections;

        @Inject
        Rooms rooms;

        @Inject
        Connection connection;

        @Inject
        Gates gates;

        @OnConnect
        Guest connect(Handshake handshake) {
            String name = handshake.query().get("name").get(0);
            if (name.equals("early")) {
                try {
                    rooms.get("early").join(connection);
                } catch (IllegalStateException expected) {
                    journal.note("early: " + expected.getMessage().replaceAll("Connection \\S+ ", "Connection ? "));
                }
            }
            return new Guest(name);
        }

        @OnOpen
        void opened(Guest guest) throws InterruptedException {
            rooms.get("hall").join(connection);
            rooms.get(guest.name()).join(connection);
            if (guest.name().equals("bad-open")) {
                throw new IllegalStateException("open failed on purpose");
            }
            if (guest.name().equals("slow-open")) {
                gates.pass();
            }
            journal.note(guest.name() + " open");
        }

        @OnError
        void failed(Guest guest, Throwable failure) {
            journal.note(guest.name() + " error " + failure.getMessage());
        }

        @OnEvent("say")
        void say(String text, Guest guest) {
            journal.note(guest.name() + " said " + text);
        }

        @OnEvent("release")
        void release() {
            gates.open();
        }

        @OnEvent("kick")
        void kick(String name) {
            rooms.get(name).members().forEach(member -> member.close(new Closing(4501, "kicked")));
        }

        @OnEvent("farewell")
        void farewell() {
            connection.emit("farewell", "last words");
            connection.close(Closing.NORMAL);
        }

        @OnEvent("state")
        String state(String name) {
            return connections.count() + " " + rooms.get("hall").size() + " "
                    + rooms.get(name).size() + " " + rooms.names().contains(name);
        }

        @OnDisconnect
        void left(Guest guest, Closing closing, Connection ended) {
            List<String> names = ended.rooms().stream().map(Room::name).toList();
            ended.rooms().forEach(room -> room.emit("left", guest.name()));
            int self = ended.emit("self", "nobody").recipients();
            journal.note(guest.name() + " left " + closing.code() + " " + names + " " + self + " " + ended.isOpen());
            if (guest.name().equals("bad-leave")) {
                throw new IllegalStateException("leave failed on purpose");
            }
        }
    }

    @Contract(
            rule = "C6",
            proves = "@OnOpen runs before the first event's handler; frames that come earlier wait, in order")
    @NeedsServer("a handler that blocks its thread")
    void earlyFrames_waitForOnOpen() {
        try (Client helper = site.open("/guests?name=helper");
                Client slow = site.open("/guests?name=slow-open")) {
            for (int i = 0; i < 20; i++) {
                slow.send("{\"event\":\"say\",\"data\":\"" + i + "\"}");
            }
            helper.call("release", "null");
            slow.drain();
        }

        var expected = new ArrayList<String>(List.of("slow-open open"));
        for (int i = 0; i < 20; i++) {
            expected.add("slow-open said " + i);
        }
        assertThat(site.journal().stream().filter(entry -> entry.startsWith("slow-open")))
                .containsSubsequence(expected);
    }

    @Contract(rule = "C6", proves = "an @OnOpen that throws leads to @OnError, close 1011 and @OnDisconnect")
    void failingOnOpen_closes1011() {
        try (Client client = site.open("/guests?name=bad-open")) {
            assertThat(client.closeCode()).isEqualTo(1011);
        }
        site.awaitJournal("bad-open left 1011 [hall, bad-open] 0 false");

        assertThat(site.journal().stream().filter(entry -> entry.startsWith("bad-open")))
                .containsExactly(
                        "bad-open error open failed on purpose", "bad-open left 1011 [hall, bad-open] 0 false");
    }

    @Contract(
            rule = "C7",
            proves = "close by the peer: once, with its code, the rooms as they were, others reached and itself not")
    void closeByPeer_runsOnDisconnectOnce() {
        try (Client witness = site.open("/guests?name=witness1")) {
            witness.call("state", "\"hall\""); // it has joined
            Client client = site.open("/guests?name=polite");
            client.close(4123, "bye");

            assertThat(witness.next()).isEqualTo("{\"event\":\"left\",\"room\":\"hall\",\"data\":\"polite\"}");
            site.awaitJournal("polite left 4123 [hall, polite] 0 false");
        }
        assertThat(site.journal().stream().filter(entry -> entry.startsWith("polite left")))
                .hasSize(1);
    }

    @Contract(rule = "C7", proves = "close by the server, after what was emitted before it was sent")
    void closeByServer_sendsWhatWaits() {
        try (Client witness = site.open("/guests?name=witness2");
                Client client = site.open("/guests?name=farewell")) {
            client.send("{\"event\":\"farewell\"}");
            assertThat(client.next()).isEqualTo("{\"event\":\"farewell\",\"data\":\"last words\"}");
            assertThat(client.closeCode()).isEqualTo(1000);
            site.awaitJournal("farewell left 1000 [hall, farewell] 0 false");

            Client kicked = site.open("/guests?name=kicked");
            kicked.call("state", "\"kicked\""); // it is open for the server, too
            witness.call("kick", "\"kicked\"");
            assertThat(kicked.closeCode()).isEqualTo(4501);
            site.awaitJournal("kicked left 4501 [hall, kicked] 0 false");
        }
    }

    @Contract(rule = "C7", proves = "abrupt loss: once, and soon")
    void abruptLoss_runsOnDisconnectOnce() {
        Client client = site.open("/guests?name=lost");
        client.call("state", "\"lost\"");
        client.abort();

        await().atMost(Client.PATIENCE)
                .untilAsserted(
                        () -> assertThat(site.journal().stream().filter(entry -> entry.startsWith("lost left 1006 ")))
                                .hasSize(1));
    }

    @Contract(rule = "C8", proves = "after @OnDisconnect, even if it threw, there is no room, no count and no member")
    void afterOnDisconnect_nothingIsLeft() {
        try (Client witness = site.open("/guests?name=witness3")) {
            witness.call("state", "\"hall\""); // it has joined
            Client client = site.open("/guests?name=bad-leave");
            client.call("state", "\"bad-leave\"");
            client.close();
            witness.next(frame -> frame.contains("\"bad-leave\""));

            await().atMost(Client.PATIENCE)
                    .untilAsserted(() ->
                            assertThat(witness.call("state", "\"bad-leave\"")).endsWith(" 0 false\"}"));
            site.awaitJournal("bad-leave left 1000 [hall, bad-leave] 0 false");
        }
    }

    @Contract(
            rule = "C7",
            proves = "joining a room in @OnConnect is an error that names @OnOpen, and a refusal only if not handled")
    void joiningInOnConnect_namesOnOpen() {
        try (Client client = site.open("/guests?name=early")) {
            client.call("state", "\"early\"");
        }
        assertThat(site.journal())
                .contains(
                        "early: FOYER-4003: Connection ? is not open yet. Join rooms, emit and close in @OnOpen or later,"
                                + " not in @OnConnect.");
    }
}
