// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Audience;
import dev.foyer.Connection;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.ServerEvent;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.OncePerImplementation;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** Nothing lost, everything in order, written once: rules D1 and D6. */
@ContractTest
@OncePerImplementation
class OrderIT {

    private static final int THREADS = 8;
    private static final int EVENTS = 4_000;
    private static final int ROOM_EVENTS = 1_000; // all fit into an outbox, as members need not be equally fast
    private static final Pattern TICK = Pattern.compile("\"number\":(\\d+),\"thread\":(\\d+)");

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("order", OrderIT.class);
    }

    @ServerEvent("tick")
    public record Tick(int thread, int number) {}

    /** Counts how often it is written. */
    @ServerEvent("counted")
    public static class Counted {
        static final AtomicInteger WRITTEN = new AtomicInteger();

        /** Called by JSON-B, once each time. */
        public int getTimes() {
            return WRITTEN.incrementAndGet();
        }
    }

    @ServerEndpoint("/flood")
    public static class Flood {
        @Inject
        Connection connection;

        @Inject
        @RoomName("flood")
        Room room;

        @OnOpen
        void opened() {
            room.join(connection);
        }

        @OnEvent("flood-me")
        void floodMe() {
            flood(connection, EVENTS);
        }

        @OnEvent("flood-room")
        void floodRoom() {
            flood(room, ROOM_EVENTS);
        }

        @OnEvent("count")
        String count() {
            int before = Counted.WRITTEN.get();
            int recipients = room.emit(new Counted()).recipients();
            return recipients + " recipients, written " + (Counted.WRITTEN.get() - before);
        }

        private static void flood(Audience audience, int events) {
            for (int i = 0; i < THREADS; i++) {
                int number = i;
                new Thread(() -> {
                            for (int n = 0; n < events; n++) {
                                audience.emit(new Tick(number, n));
                            }
                        })
                        .start();
            }
        }
    }

    @Contract(
            rule = "D1",
            proves = "8 threads emit 4,000 events each to one connection: all arrive, each thread's in order")
    @NeedsServer("threads of its own")
    void concurrentEmits_allArriveInOrder() {
        try (Client client = site.open("/flood")) {
            client.send("{\"event\":\"flood-me\"}");

            assertInOrder(client.next(THREADS * EVENTS), EVENTS);
            assertThat(client.drain()).isEmpty();
        }
    }

    @Contract(rule = "D1", proves = "members of one room see each thread's emits in the same order")
    @NeedsServer("threads of its own")
    void members_seeTheSameOrder() {
        try (Client one = site.open("/flood");
                Client two = site.open("/flood");
                Client three = site.open("/flood")) {
            two.drain();
            three.drain();
            one.send("{\"event\":\"flood-room\"}");

            for (Client client : List.of(one, two, three)) {
                assertInOrder(client.next(THREADS * ROOM_EVENTS), ROOM_EVENTS);
            }
        }
    }

    @Contract(rule = "D1", proves = "nothing is lost while the server answers the client's pings")
    @NeedsServer("threads of its own")
    void pingsOfTheClient_disturbNothing() {
        try (Client client = site.open("/flood")) {
            client.send("{\"event\":\"flood-me\"}");
            for (int i = 0; i < 2000; i++) {
                client.sendPing("are you there?");
            }

            assertInOrder(client.next(THREADS * EVENTS), EVENTS);
            assertThat(client.drain()).isEmpty();
        }
    }

    @Contract(rule = "D6", proves = "an event is written once, however many receivers there are")
    void event_isWrittenOnce() {
        var clients = new ArrayList<Client>();
        for (int i = 0; i < 20; i++) {
            clients.add(site.open("/flood"));
            clients.get(i).drain();
        }

        assertThat(clients.get(0).call("count", "null")).contains("20 recipients, written 1");

        clients.forEach(Client::close);
    }

    private static void assertInOrder(List<String> frames, int events) {
        int[] next = new int[THREADS];
        for (String frame : frames) {
            Matcher tick = TICK.matcher(frame);
            assertThat(tick.find()).as(frame).isTrue();
            int thread = Integer.parseInt(tick.group(2));
            assertThat(Integer.parseInt(tick.group(1))).isEqualTo(next[thread]++);
        }
        assertThat(next).containsOnly(events);
    }
}
