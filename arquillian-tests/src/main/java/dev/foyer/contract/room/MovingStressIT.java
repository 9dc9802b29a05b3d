// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.room;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.Connections;
import dev.foyer.OnEvent;
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

/** What a connection gets that moves while many threads emit: rule R8. */
@ContractTest
@SameEverywhere("Foyer's own registry, and threads of the test")
@NeedsServer("threads of its own")
class MovingStressIT {

    private static final int THREADS = 4;
    private static final int EMITS = 500; // of each thread
    private static final int CLIENTS = 15;

    /** So many numbers between two moves. */
    private static final int SHARE = THREADS * EMITS / CLIENTS;

    private static final Pattern TICK = Pattern.compile("\\{\"event\":\"(/\\w+|moved)\",\"data\":(\\d+)}");

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("moving-stress", MovingStressIT.class);
    }

    @ServerEndpoint("/traveller")
    public static class Traveller {
        @OnOpen
        void opened(Connection connection) {
            connection.moveTo("/old");
        }

        @OnEvent("here")
        void here() {}
    }

    /**
     * Emits numbers to both namespaces from several threads, each number taken before its emit starts, and moves one connection
     * after the other from the old to the new one. Each is told the number at which its move was over. Neither gets far ahead of the other.
     */
    @WebServlet("/stress")
    public static class Stress extends TextServlet {
        private static final long serialVersionUID = 1L;

        @Inject
        private transient Connections connections;

        @Override
        protected Object text(HttpServletRequest request) throws InterruptedException {
            var number = new AtomicInteger();
            var moved = new AtomicInteger();
            var toNew = new ConcurrentLinkedQueue<Integer>();
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < THREADS; i++) {
                threads.add(new Thread(() -> emit(number, moved, toNew)));
            }
            threads.add(new Thread(() -> move(number, moved)));
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            return toNew.stream().sorted().map(String::valueOf).collect(Collectors.joining(" "));
        }

        private void emit(AtomicInteger number, AtomicInteger moved, Queue<Integer> toNew) {
            for (int i = 0; i < EMITS; i++) {
                while (number.get() >= (moved.get() + 1) * SHARE && moved.get() < CLIENTS) {
                    Thread.onSpinWait();
                }
                int next = number.incrementAndGet();
                if (next % 2 == 0) {
                    toNew.add(next);
                    connections.namespace("/new").emit("/new", next);
                } else {
                    connections.namespace("/old").emit("/old", next);
                }
            }
        }

        private void move(AtomicInteger number, AtomicInteger moved) {
            for (Connection one : connections.namespace("/old").members()) {
                while (number.get() < moved.get() * SHARE) {
                    Thread.onSpinWait();
                }
                one.moveTo("/new");
                one.emit("moved", number.get());
                moved.incrementAndGet();
            }
        }
    }

    @Contract(
            rule = "R8",
            proves =
                    "nothing of the old namespace arrives that was emitted after moveTo had returned, and all of the new one")
    void moving_isABoundary() {
        var clients = new ArrayList<Client>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(site.open("/traveller"));
        }
        clients.forEach(client -> client.call("here", "null"));

        List<Integer> toNew = Stream.of(
                        Http.get(site.http("/stress")).body().strip().split(" "))
                .map(Integer::valueOf)
                .toList();

        assertThat(toNew).hasSize(THREADS * EMITS / 2);
        int split = 0;
        for (Client client : clients) {
            var got = new HashMap<String, List<Integer>>();
            for (String frame : client.drain()) {
                Matcher tick = TICK.matcher(frame);
                assertThat(tick.matches()).as(frame).isTrue();
                got.computeIfAbsent(tick.group(1), name -> new ArrayList<>()).add(Integer.valueOf(tick.group(2)));
            }
            int moved = got.get("moved").get(0);
            List<Integer> old = got.getOrDefault("/old", List.of());
            List<Integer> fresh = got.getOrDefault("/new", List.of());
            assertThat(old).allMatch(number -> number <= moved).doesNotHaveDuplicates();
            assertThat(fresh)
                    .doesNotHaveDuplicates()
                    .containsAll(toNew.stream().filter(number -> number > moved).toList());
            split += old.isEmpty() || fresh.isEmpty() ? 0 : 1;
            client.close();
        }
        assertThat(split).as("how many moved in the middle").isGreaterThan(CLIENTS / 2);
    }
}
