// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.context;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.ConnectionScoped;
import dev.foyer.Connections;
import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.Refused;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.Rooms;
import dev.foyer.UserId;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Histogram;
import dev.foyer.contract.testing.HistogramServlet;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.TextServlet;
import dev.foyer.contract.testing.Wars;
import dev.foyer.contract.testing.Wire;
import org.awaitility.core.ConditionTimeoutException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What connections leave on the heap, which is nothing: rule C8. */
@ContractTest
@NeedsServer("the server's heap")
class HeapIT {

    private static final int CYCLES = Integer.getInteger("foyer.cycles");
    private static final int WARM_UP = 4_000;
    private static final int THREADS = 4;
    private static final int RESETS = 2_000;
    private static final int LIMIT = CYCLES / 10;

    /** Longer than any server remembers a connection that has ended; Grizzly does for 30 seconds. */
    private static final Duration MEMORY = Duration.ofMinutes(1);

    private static final List<String> LIVE =
            List.of("dev.foyer.internal.audience.LiveConnection", "dev.foyer.internal.transport.SessionTransport");

    /** How many instances of a class may be held by an object that the server keeps to use it again. */
    private static final int KEPT_AT_RANDOM = 2;

    private static final String CALLED = "dev.foyer.internal.container.session.FoyerEndpoint";

    /**
     * Is kept by the request objects of Grizzly's servers, of which each thread has up to 16, until they are used again. It is empty then, and
     * they become more only as the threads do.
     */
    private static final String KEPT = "dev.foyer.internal.container.upgrade.handler.OpeningFirst";

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.with(Wars.of("heap", HeapIT.class).addClass(HistogramServlet.class), "foyer.handshake.timeout=2s");
    }

    /** A user context. */
    public record Guest(@UserId String id) {}

    /** A bean of each connection. */
    @ConnectionScoped
    public static class Cart {
        private int items;

        /** Adds one. */
        public int add() {
            items++;
            return items;
        }

        @PreDestroy
        void end() {
            items = 0;
        }
    }

    @ServerEndpoint("/cycle/{kind}")
    public static class Cycle {
        @Inject
        Cart cart;

        @Inject
        Rooms rooms;

        @Inject
        Connection connection;

        @Inject
        @RoomName("{kind}")
        Room kind;

        @OnConnect
        Guest connect(Handshake handshake) {
            cart.add();
            if (handshake.path().equals("/cycle/refused")) {
                throw Refused.forbidden("No");
            }
            return new Guest("guest");
        }

        @OnOpen
        void opened() {
            kind.join(connection);
            rooms.get(connection.id()).join(connection);
            connection.attributes().put("cart", cart.add());
        }

        @OnEvent("add")
        int add() {
            return cart.add();
        }

        @OnDisconnect
        void left() {
            kind.emit("left", cart.add());
        }
    }

    @ServerEndpoint("/bare")
    public static class Bare {
        @OnEvent("nothing")
        void nothing() {}
    }

    @WebServlet("/count")
    public static class CountServlet extends TextServlet {
        private static final long serialVersionUID = 1L;

        @Inject
        private transient Connections connections;

        @Inject
        private transient Rooms rooms;

        @Override
        protected Object text(HttpServletRequest request) {
            return connections.count() + " " + rooms.names().size();
        }
    }

    @Contract(
            rule = "C8",
            proves =
                    "after many connections, closed, cut or refused, no instance of them is left, neither Foyer's nor others")
    void connections_leaveTheHeapWhereItWas() throws Exception {
        long others = live(Histogram.of(site)); // of applications that were here before
        run(WARM_UP, this::cycle);
        Histogram before = settled(others);
        run(CYCLES / 2, this::cycle);
        Histogram between = settled(others, now -> now.total() <= before.total() + LIMIT);
        run(CYCLES / 2, this::cycle);
        Histogram after = settled(
                others,
                now -> now.total() <= between.total() + LIMIT
                        && left(before, between, now).isEmpty());

        assertThat(left(before, between, after)).isEmpty();
        long first = between.total() - before.total();
        long second = after.total() - between.total();
        assertThat(Math.min(
                        first,
                        second)) // what the server makes once, such as what it saves its state with, is in one of them
                // only
                .as("of all classes: %s, then %s", between.growthSince(before), after.growthSince(between))
                .isLessThanOrEqualTo(LIMIT);
    }

    @Contract(
            rule = "C8",
            proves = "after many lines that were reset before they were open, no instance of Foyer is left")
    void resets_leaveNothingOfFoyer() throws Exception {
        long others = live(Histogram.of(site));
        run(WARM_UP, this::cycle); // which makes what there is once, such as constants
        run(RESETS / 10, number -> neverOpened());
        Histogram before = settled(others);
        run(RESETS, number -> neverOpened());

        Histogram after =
                settled(others, now -> grown(now, before, Long.MAX_VALUE).isEmpty());
        assertThat(grown(after, before, Long.MAX_VALUE)).isEmpty();
    }

    /** What is there of Foyer that was not, except what a server keeps once, and not for each connection. */
    private static Map<String, Long> left(Histogram before, Histogram between, Histogram after) {
        Map<String, Long> left = grown(after, before, CYCLES / 1_000);
        long first = between.growthSince(before).getOrDefault(KEPT, 0L);
        long second = after.growthSince(between).getOrDefault(KEPT, 0L);
        if (Math.min(first, second) <= 2) {
            left.remove(KEPT);
        }
        return left;
    }

    /**
     * What is there of Foyer that was not.
     *
     * @param called how many there may be of what a server calls, which is empty by then: it may keep a few closed sessions, and with them
     *     that
     */
    private static Map<String, Long> grown(Histogram now, Histogram before, long called) {
        return now.growthSince(before).entrySet().stream()
                .filter(type -> type.getKey().startsWith("dev.foyer."))
                .filter(type -> type.getValue() > (type.getKey().startsWith(CALLED) ? called : KEPT_AT_RANDOM))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static long live(Histogram histogram) {
        return LIVE.stream()
                .mapToLong(type -> histogram.instances().getOrDefault(type, 0L))
                .sum();
    }

    /** What the server has when all connections are gone. */
    private Histogram settled(long others) {
        AtomicReference<Histogram> settled = new AtomicReference<>();
        await().atMost(Client.PATIENCE).untilAsserted(() -> {
            assertThat(Http.get(site.http("/count")).body()).isEqualTo("0 0");
            Histogram now = Histogram.of(site);
            assertThat(live(now)).isLessThanOrEqualTo(others + (long) KEPT_AT_RANDOM * LIVE.size());
            settled.set(now);
        });
        return settled.get();
    }

    /** The same when that is little enough, or when the server has had the time to forget the connections. */
    private Histogram settled(long others, Predicate<Histogram> enough) {
        AtomicReference<Histogram> settled = new AtomicReference<>(settled(others));
        try {
            await().atMost(MEMORY).pollInterval(Duration.ofSeconds(2)).until(() -> {
                if (enough.test(settled.get())) {
                    return true;
                }
                settled.set(settled(others));
                return false;
            });
        } catch (ConditionTimeoutException more) {
            // which is judged by whoever asks
        }
        return settled.get();
    }

    private void run(int cycles, IntConsumer cycle) throws InterruptedException, ExecutionException {
        var pool = Executors.newFixedThreadPool(THREADS);
        try {
            var all = new ArrayList<Future<?>>();
            for (int thread = 0; thread < THREADS; thread++) {
                all.add(pool.submit(() -> {
                    for (int i = 0; i < cycles / THREADS; i++) {
                        cycle.accept(i % 10);
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private void cycle(int kind) {
        switch (kind) {
            case 0 -> refused();
            case 1 -> cut();
            case 2 -> droppedLine();
            case 3, 4, 5, 6 -> bare();
            default -> full();
        }
    }

    private void refused() {
        try (var wire = new Wire(site.ws("/cycle/refused"))) {
            assertThat(wire.status()).isEqualTo(403);
        }
    }

    private void cut() {
        try (var wire = new Wire(site.ws("/cycle/cut"))) {
            assertThat(wire.status()).isEqualTo(101);
            wire.cut();
        }
    }

    private void neverOpened() {
        try (var wire = new Wire(site.ws("/cycle/early"))) {
            wire.cut();
        }
    }

    private void droppedLine() {
        try (var wire = new Wire(site.ws("/cycle/dropped"))) {
            assertThat(wire.status()).isEqualTo(101);
        }
    }

    private void bare() {
        try (var wire = new Wire(site.ws("/bare"))) {
            assertThat(wire.status()).isEqualTo(101);
            wire.sendClose().readToEnd();
        }
    }

    private void full() {
        try (var wire = new Wire(site.ws("/cycle/full"))) {
            assertThat(wire.status()).isEqualTo(101);
            wire.send("{\"event\":\"add\",\"id\":1}").awaitText("{\"reply\":1,\"data\":3}");
            wire.sendClose().readToEnd();
        }
    }
}
