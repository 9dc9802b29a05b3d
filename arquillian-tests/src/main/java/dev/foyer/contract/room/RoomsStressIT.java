// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
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
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.TextServlet;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether all views of the rooms agree, and emits arrive once, while many threads join, leave and emit: rule R1. */
@ContractTest
@SameEverywhere("Foyer's own registry, and threads of the test")
@NeedsServer("threads of its own")
class RoomsStressIT {

    private static final int THREADS = 6;
    private static final int ROUNDS = 2_000;
    private static final int CLIENTS = 18;

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("rooms-stress", RoomsStressIT.class);
    }

    @ServerEndpoint("/member")
    public static class Member {
        @OnEvent("here")
        void here() {}
    }

    /** For those that come and go meanwhile. */
    @ServerEndpoint("/passing")
    public static class Passing {
        @OnEvent("here")
        void here() {}
    }

    /** Each thread has connections of its own, and so knows where they are; the rooms are everybody's. */
    @WebServlet("/stress")
    public static class Stress extends TextServlet {
        private static final long serialVersionUID = 1L;

        @Inject
        private transient Rooms rooms;

        @Inject
        private transient Connections connections;

        @Override
        protected Object text(HttpServletRequest request) throws InterruptedException {
            var all = List.copyOf(connections.ofEndpoint(Member.class).members());
            Room stable = rooms.get("stable");
            all.forEach(stable::join);
            var wrong = new ConcurrentLinkedQueue<String>();
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < THREADS; i++) {
                int number = i;
                var own = IntStream.range(0, all.size())
                        .filter(n -> n % THREADS == number)
                        .mapToObj(all::get)
                        .toList();
                threads.add(new Thread(() -> stress(number, own, stable, wrong)));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            all.forEach(stable::leave);
            if (!rooms.names().isEmpty()) {
                wrong.add("rooms are left: " + rooms.names());
            }
            return wrong.size() + wrong.stream().limit(3).toList().toString();
        }

        private void stress(int thread, List<Connection> own, Room stable, Queue<String> wrong) {
            try {
                var random = new Random(thread);
                for (int n = 0; n < ROUNDS; n++) {
                    Connection one = own.get(random.nextInt(own.size()));
                    Room room = rooms.get("room-" + random.nextInt(5));
                    boolean in = random.nextBoolean();
                    if (in) {
                        room.join(one);
                    } else {
                        room.leave(one);
                    }
                    check(one, room, in, wrong);
                    if (n % 10 == 0) {
                        stable.and(room).emit("tick", thread + "-" + n);
                    }
                }
                for (Connection one : own) {
                    for (Room room : one.rooms()) {
                        if (!room.equals(stable)) {
                            room.leave(one);
                            check(one, room, false, wrong);
                        }
                    }
                }
            } catch (RuntimeException failed) {
                wrong.add(failed.toString());
            }
        }

        private void check(Connection one, Room room, boolean in, Queue<String> wrong) {
            boolean agrees = room.contains(one) == in
                    && room.members().contains(one) == in
                    && one.rooms().contains(room) == in
                    && (!in || room.size() > 0)
                    && (!in || rooms.find(room.name()).isPresent())
                    && (!in || rooms.names().contains(room.name()));
            if (!agrees) {
                wrong.add(one + " is " + (in ? "in " : "not in ") + room);
            }
        }
    }

    @Contract(
            rule = {"R1", "R3", "R6"},
            proves = "while six threads join, leave and emit, all views agree and each event arrives exactly once")
    void views_agreeAndEventsArriveOnce() {
        var clients = new ArrayList<Client>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(site.open("/member"));
        }
        clients.forEach(client -> client.call("here", "null"));
        var passing = CompletableFuture.runAsync(this::comeAndGo);

        assertThat(Http.get(site.http("/stress")).body()).isEqualTo("0[]");

        passing.join();
        for (Client client : clients) {
            List<String> ticks = client.drain();
            assertThat(ticks).hasSize(THREADS * ROUNDS / 10).doesNotHaveDuplicates();
            for (int thread = 0; thread < THREADS; thread++) {
                String start = "{\"event\":\"tick\",\"data\":\"" + thread + "-";
                assertThat(ticks.stream().filter(tick -> tick.startsWith(start)))
                        .containsExactlyElementsOf(IntStream.range(0, ROUNDS / 10)
                                .mapToObj(n -> start + n * 10 + "\"}")
                                .toList());
            }
            client.close();
        }
    }

    private void comeAndGo() {
        for (int i = 0; i < 30; i++) {
            Client client = site.open("/passing");
            client.send("{\"event\":\"here\"}");
            if (i % 2 == 0) {
                client.abort();
            } else {
                client.close();
            }
        }
    }
}
