// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.EventRefused;
import dev.foyer.OnEvent;
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

/** Many events: rules E3 and E5 under load. */
@ContractTest
@OncePerImplementation
class LoadIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.with(
                Wars.of("load", LoadIT.class),
                "foyer.limits.frames-per-second=1000000",
                "foyer.limits.frames-burst=1000000",
                "foyer.limits.pending-frames=100000",
                "foyer.event.timeout=500ms");
    }

    /** A number. */
    public record Numbered(@Max(1_000_000) int n) {}

    /** What was seen of a connection's events. */
    public record Report(List<Integer> order, int overlaps) {}

    /** Where two handlers meet. */
    @ApplicationScoped
    public static class Meeting {
        private final CyclicBarrier barrier = new CyclicBarrier(2);

        /** Waits for the other one. */
        public void meet() throws BrokenBarrierException, InterruptedException, TimeoutException {
            barrier.await(10, TimeUnit.SECONDS);
        }
    }

    /** One instance a connection. */
    @ServerEndpoint("/load")
    public static class Endpoint {
        @Inject
        Meeting meeting;

        private final List<Integer> order = new ArrayList<>(); // not safe for threads: nothing but order protects it
        private final AtomicInteger running = new AtomicInteger();
        private final AtomicInteger overlaps = new AtomicInteger();

        private int enter(int n) {
            if (running.incrementAndGet() > 1) {
                overlaps.incrementAndGet();
            }
            order.add(n);
            return n;
        }

        private int leave(int n) {
            running.decrementAndGet();
            return n;
        }

        @OnEvent("plain")
        int plain(Numbered event) {
            return leave(enter(event.n()));
        }

        @OnEvent("blocking")
        int blocking(Numbered event) {
            enter(event.n());
            return leave(CompletableFuture.supplyAsync(event::n).join());
        }

        @OnEvent("stage")
        CompletionStage<Integer> stage(Numbered event) {
            enter(event.n());
            return CompletableFuture.supplyAsync(event::n).thenApply(this::leave);
        }

        @OnEvent("ready")
        CompletionStage<Integer> ready(Numbered event) {
            enter(event.n());
            return CompletableFuture.completedFuture(leave(event.n()));
        }

        @OnEvent("refused")
        void refused(Numbered event) {
            throw new EventRefused("refused", "No.");
        }

        @OnEvent("forbidden")
        CompletionStage<Integer> forbidden(Numbered event) {
            return CompletableFuture.supplyAsync(() -> {
                throw new SecurityException("no");
            });
        }

        @OnEvent(value = "beside", concurrent = true)
        CompletionStage<Integer> beside(Numbered event) {
            return CompletableFuture.supplyAsync(event::n);
        }

        @OnEvent(value = "never", concurrent = true)
        CompletionStage<Integer> never(Numbered event) {
            return new CompletableFuture<>();
        }

        @OnEvent("report")
        Report report() {
            return new Report(List.copyOf(order), overlaps.get());
        }

        @OnEvent("meet")
        boolean meet() throws BrokenBarrierException, InterruptedException, TimeoutException {
            meeting.meet();
            return true;
        }
    }

    @Contract(
            rule = "E5",
            proves = "handlers that return, block or return a stage, mixed, run one at a time in the order of arrival")
    void mixedHandlers_runInOrderOneAtATime() throws Exception {
        int events = 2_000;
        var kinds = List.of("plain", "stage", "blocking", "ready", "stage");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<String>> clients = IntStream.range(0, 4)
                    .<Callable<String>>mapToObj(i -> () -> sendInOrder(events, kinds))
                    .toList();
            String expected = "{\"reply\":\"call\",\"data\":{\"order\":"
                    + IntStream.range(0, events).boxed().toList().toString().replace(" ", "")
                    + ",\"overlaps\":0}}";
            for (Future<String> report : threads.invokeAll(clients)) {
                assertThat(report.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Sends numbered events, checks the order of the replies, and returns the endpoint's report. */
    private String sendInOrder(int events, List<String> kinds) {
        try (Client client = site.open("/load")) {
            for (int n = 0; n < events; n++) {
                client.send(event(kinds.get(n % kinds.size()), n));
            }
            List<String> expected = IntStream.range(0, events)
                    .mapToObj(n -> "{\"reply\":" + n + ",\"data\":" + n + "}")
                    .toList();
            assertThat(client.next(events)).isEqualTo(expected);
            return client.call("report", "null");
        }
    }

    @Contract(rule = "E5", proves = "handlers of two connections run at the same time")
    @NeedsServer("several threads")
    void connections_runInParallel() {
        try (Client one = site.open("/load");
                Client other = site.open("/load")) {
            for (int i = 0; i < 20; i++) {
                one.send("{\"event\":\"meet\",\"id\":" + i + "}");
                other.send("{\"event\":\"meet\",\"id\":" + i + "}");
            }

            List<String> expected = IntStream.range(0, 20)
                    .mapToObj(i -> "{\"reply\":" + i + ",\"data\":true}")
                    .toList();
            assertThat(one.next(20)).isEqualTo(expected);
            assertThat(other.next(20)).isEqualTo(expected);
        }
    }

    @Contract(rule = "E3", proves = "each of thousands of ids gets exactly one answer, whatever becomes of its event")
    void everyId_getsOneAnswer() {
        int events = 2_000;
        Map<String, String> endings = Map.of(
                "plain", "\"data\":",
                "stage", "\"data\":",
                "beside", "\"data\":",
                "refused", "\"code\":\"refused\"",
                "forbidden", "\"code\":\"forbidden\"",
                "never", "\"code\":\"timeout\"",
                "unknown", "\"code\":\"unknown-event\"",
                "invalid", "\"code\":\"invalid-event\"");
        var kinds = endings.keySet().stream().sorted().toList();
        var answers = new HashMap<Integer, Integer>();
        try (Client client = site.open("/load")) {
            for (int id = 0; id < events; id++) {
                String kind = kinds.get(id % kinds.size());
                boolean invalid = kind.equals("invalid");
                client.send(event(invalid ? "plain" : kind, id, invalid ? 1_000_001 : id));
            }
            for (String answer : client.next(events)) {
                int id = Integer.parseInt(answer.replaceFirst("^.*\"reply\":(\\d+).*$", "$1"));
                answers.merge(id, 1, Integer::sum);
                assertThat(answer).contains(endings.get(kinds.get(id % kinds.size())));
            }
            assertThat(client.drain()).isEmpty();
        }
        assertThat(answers).hasSize(events);
        assertThat(answers.values()).containsOnly(1);
    }

    private static String event(String name, int n) {
        return event(name, n, n);
    }

    private static String event(String name, int id, int n) {
        return "{\"event\":\"" + name + "\",\"id\":" + id + ",\"data\":{\"n\":" + n + "}}";
    }
}
