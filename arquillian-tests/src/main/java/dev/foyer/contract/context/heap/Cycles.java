// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.context.heap;

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

import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Histogram;
import dev.foyer.contract.testing.HistogramServlet;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import dev.foyer.contract.testing.Wire;
import org.awaitility.core.ConditionTimeoutException;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Makes connections to a deployed {@link Cycling}, which end in all ways, and looks at what is left of them. */
final class Cycles {

    private static final int THREADS = 4;

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
    static final String KEPT = "dev.foyer.internal.container.upgrade.handler.OpeningFirst";

    private final Site site;

    Cycles(Site site) {
        this.site = site;
    }

    static WebArchive war(String name) {
        return Wars.with(Wars.of(name, Cycling.class).addClass(HistogramServlet.class), "foyer.handshake.timeout=2s");
    }

    /**
     * What is there of Foyer that was not.
     *
     * @param called how many there may be of what a server calls, which is empty by then: it may keep a few closed sessions, and with them
     *     that
     */
    static Map<String, Long> grown(Histogram now, Histogram before, long called) {
        return now.growthSince(before).entrySet().stream()
                .filter(type -> type.getKey().startsWith("dev.foyer."))
                .filter(type -> type.getValue() > (type.getKey().startsWith(CALLED) ? called : KEPT_AT_RANDOM))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** How many connections there are, on a server that remembers some which have ended. */
    static long live(Histogram histogram) {
        return LIVE.stream()
                .mapToLong(type -> histogram.instances().getOrDefault(type, 0L))
                .sum();
    }

    /** What the server has when all connections are gone. */
    Histogram settled(long others) {
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
    Histogram settled(long others, Predicate<Histogram> enough) {
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

    /** Does something so many times, by several threads. */
    void run(int cycles, IntConsumer cycle) throws InterruptedException, ExecutionException {
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

    /** Connects, and ends the connection in a way that depends on a number. */
    void cycle(int kind) {
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

    /** Resets a line before it is open. */
    void neverOpened() {
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
