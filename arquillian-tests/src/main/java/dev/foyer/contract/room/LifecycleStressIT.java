// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.room;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.ConnectionClosed;
import dev.foyer.ConnectionOpened;
import dev.foyer.Connections;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomClosed;
import dev.foyer.RoomJoined;
import dev.foyer.RoomLeft;
import dev.foyer.RoomName;
import dev.foyer.RoomOpened;
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
import static org.awaitility.Awaitility.await;

/** Whether what observers are told is a true story, whatever happens at once. */
@ContractTest
@SameEverywhere("Foyer's own registry and CDI events, and threads of the test")
@NeedsServer("threads of its own")
class LifecycleStressIT {

    private static final int THREADS = 6;
    private static final int CLIENTS = 12;

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("lifecycle-stress", LifecycleStressIT.class);
    }

    @ServerEndpoint("/crowd")
    public static class Crowd {
        @Inject
        @RoomName("first")
        Room first;

        @OnOpen
        void opened(Connection connection) {
            first.join(connection);
        }

        @OnEvent("here")
        void here() {}
    }

    /** Follows the events alone, and counts what cannot have happened. */
    @ApplicationScoped
    public static class Follower {
        private final Set<Connection> connections = new HashSet<>();
        private final Map<Room, Set<Connection>> rooms = new HashMap<>();
        private final AtomicBoolean busy = new AtomicBoolean();
        private final Queue<String> contradictions = new ConcurrentLinkedQueue<>();
        private final AtomicInteger events = new AtomicInteger();

        void opened(@Observes ConnectionOpened event) {
            follow(event, () -> connections.add(event.connection()));
        }

        void closed(@Observes ConnectionClosed event) {
            follow(
                    event,
                    () -> connections.remove(event.connection())
                            && rooms.values().stream().noneMatch(members -> members.contains(event.connection())));
        }

        void opened(@Observes RoomOpened event) {
            follow(event, () -> rooms.put(event.room(), new HashSet<>()) == null);
        }

        void closed(@Observes RoomClosed event) {
            follow(event, () -> Set.of().equals(rooms.remove(event.room())));
        }

        void joined(@Observes RoomJoined event) {
            follow(
                    event,
                    () -> connections.contains(event.connection())
                            && rooms.get(event.room()).add(event.connection()));
        }

        void left(@Observes RoomLeft event) {
            follow(event, () -> rooms.get(event.room()).remove(event.connection()));
        }

        private void follow(Record event, Supplier<Boolean> step) {
            if (!busy.compareAndSet(false, true)) {
                contradictions.add("two at once");
            }
            synchronized (this) {
                events.incrementAndGet();
                try {
                    if (!step.get()) {
                        contradictions.add("impossible: " + event);
                    }
                } catch (NullPointerException unknown) {
                    contradictions.add("unknown room: " + event);
                }
            }
            busy.set(false);
        }

        synchronized String state() {
            return "connections " + connections.size() + ", rooms " + rooms.size() + ", contradictions "
                    + contradictions.stream().limit(3).toList();
        }

        int events() {
            return events.get();
        }
    }

    @WebServlet("/state")
    public static class State extends TextServlet {
        private static final long serialVersionUID = 1L;

        @Inject
        private transient Follower follower;

        @Override
        protected Object text(HttpServletRequest request) {
            return request.getParameter("events") == null ? follower.state() : follower.events();
        }
    }

    /** Many threads move everybody about, kicking one now and then. */
    @WebServlet("/stir")
    public static class Stir extends TextServlet {
        private static final long serialVersionUID = 1L;

        @Inject
        private transient Connections connections;

        @Override
        protected Object text(HttpServletRequest request) throws InterruptedException {
            var all = List.copyOf(connections.everyone().members());
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < THREADS; i++) {
                var random = new Random(i);
                threads.add(new Thread(() -> {
                    for (int n = 0; n < 3_000; n++) {
                        stir(all.get(random.nextInt(all.size())), random);
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            return "stirred " + all.size();
        }

        private void stir(Connection one, Random random) {
            Room room = connections.namespace(one.namespace()).rooms().get("room-" + random.nextInt(3));
            try {
                switch (random.nextInt(1_000)) {
                    case 0 -> one.close(Closing.KICKED);
                    case 1, 2, 3 -> one.moveTo(random.nextBoolean() ? "/" : "/other");
                    default -> {
                        if (random.nextBoolean()) {
                            room.join(one);
                        } else {
                            room.leave(one);
                        }
                    }
                }
            } catch (IllegalStateException movedMeanwhile) {
                if (!movedMeanwhile.getMessage().startsWith("FOYER-4013")) {
                    throw movedMeanwhile;
                }
            }
        }
    }

    @Contract(
            rule = {"R1", "R3", "R4"},
            proves = "who follows the events sees no contradiction at any step, while all threads stir")
    void eventsAreATrueStory() {
        for (int round = 0; round < 3; round++) {
            var clients = new ArrayList<Client>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(site.open("/crowd"));
            }
            clients.forEach(client -> client.call("here", "null"));
            var cutting = CompletableFuture.runAsync(
                    () -> clients.subList(0, CLIENTS / 2).forEach(Client::abort));
            assertThat(Http.get(site.http("/stir")).body()).startsWith("stirred ");
            cutting.join();
            clients.forEach(Client::abort);

            await().atMost(Client.PATIENCE)
                    .untilAsserted(
                            () -> assertThat(Http.get(site.http("/state")).body())
                                    .isEqualTo("connections 0, rooms 0, contradictions []"));
        }
        assertThat(Integer.parseInt(Http.get(site.http("/state?events=true")).body()))
                .isGreaterThan(1_000);
    }
}
