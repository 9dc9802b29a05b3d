// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.room;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.Application;

import dev.foyer.Audience;
import dev.foyer.Connection;
import dev.foyer.Connections;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.Rooms;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.Journal;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.TextServlet;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** Emitting from outside any connection: rule R10. */
@ContractTest
class EmitFromAnywhereIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.bringing(Wars.of("emit-from-anywhere", EmitFromAnywhereIT.class), "rest");
    }

    @ServerEndpoint("/listen")
    public static class Listen {
        @Inject
        @RoomName("news")
        Room news;

        @OnOpen
        void opened(Connection connection) {
            news.join(connection);
        }

        @OnEvent("here")
        void here() {}
    }

    /** Emits to whoever listens, and returns how many that are. */
    @ApplicationScoped
    public static class Newsroom {
        @Inject
        private Rooms rooms;

        /** Emits. */
        public int publish(String from) {
            return rooms.get("news").emit("news", from).recipients();
        }
    }

    /** Fired at {@link AsyncObserver}. */
    public record Alarm(String text) {}

    @ApplicationScoped
    public static class AsyncObserver {
        @Inject
        private Newsroom newsroom;

        void alarmed(@ObservesAsync Alarm alarm) {
            newsroom.publish(alarm.text());
        }
    }

    /** Emits before anything is served. */
    @ApplicationScoped
    public static class Early {
        @Inject
        private Newsroom newsroom;

        @Inject
        private Connections connections;

        @Inject
        private Journal journal;

        void starting(@Observes @Initialized(ApplicationScoped.class) Object event) {
            Audience everyone =
                    connections.everyone().and(connections.ofUser("ann")).except();
            journal.note("count " + connections.count() + ", " + everyone.members());
            journal.note(outcome(() -> newsroom.publish("early")));
            journal.note(outcome(() -> everyone.emit("news", "early").recipients()));
        }

        private static String outcome(Supplier<Integer> emit) {
            try {
                return "reached " + emit.get();
            } catch (RuntimeException failure) {
                return failure.getClass().getSimpleName() + " " + failure.getMessage();
            }
        }
    }

    @ApplicationPath("/api")
    public static class Api extends Application {}

    @jakarta.ws.rs.Path("/news")
    public static class NewsResource {
        @Inject
        Newsroom newsroom;

        /** Emits. */
        @GET
        public String publish() {
            return "reached " + newsroom.publish("resource");
        }
    }

    @WebServlet("/news/*")
    public static class NewsServlet extends TextServlet {
        private static final long serialVersionUID = 1L;

        @Inject
        private transient Newsroom newsroom;

        @Inject
        private transient Rooms rooms;

        @Inject
        private transient Event<Alarm> alarms;

        @Resource
        private transient ManagedExecutorService executor;

        @Resource
        private transient ManagedScheduledExecutorService scheduler;

        @Override
        protected Object text(HttpServletRequest request) throws IOException {
            String from = request.getPathInfo().substring(1);
            return "reached " + publish(from);
        }

        private String publish(String from) throws IOException {
            Callable<Integer> work = () -> newsroom.publish(from);
            try {
                return switch (from) {
                    case "servlet" -> work.call().toString();
                    case "executor" -> executor.submit(work).get().toString();
                    case "timer" ->
                        scheduler.schedule(work, 1, TimeUnit.MILLISECONDS).get().toString();
                    case "thread" ->
                        onThread(() -> rooms.get("news").emit("news", from).recipients());
                    default ->
                        alarms.fireAsync(new Alarm(from))
                                .thenApply(alarm -> alarm.text())
                                .toCompletableFuture()
                                .get();
                };
            } catch (Exception failed) {
                throw new IOException(failed);
            }
        }

        /** Without a class loader, where not all servers can call a bean of the application. */
        private static String onThread(Callable<Integer> work) throws Exception {
            var result = new CompletableFuture<Integer>();
            var thread = new Thread(() -> {
                try {
                    result.complete(work.call());
                } catch (Exception failed) {
                    result.completeExceptionally(failed);
                }
            });
            thread.setContextClassLoader(null);
            thread.start();
            return result.get().toString();
        }
    }

    @Contract(
            rule = "R10",
            proves =
                    "a servlet, a JAX-RS resource, a managed executor, a timer, a bare thread and an asynchronous observer"
                            + " can emit")
    @NeedsServer("Jakarta Concurrency")
    void anything_canEmit() {
        try (Client listener = site.open("/listen")) {
            listener.call("here", "null");
            for (String from : List.of("servlet", "executor", "timer", "thread")) {
                assertThat(Http.get(site.http("/news/" + from)).body()).as(from).isEqualTo("reached 1");
                assertThat(listener.next()).isEqualTo(news(from));
            }
            assertThat(Http.get(site.http("/news/observer")).body()).isEqualTo("reached observer");
            assertThat(listener.next()).isEqualTo(news("observer"));
            assertThat(Http.get(site.http("/api/news")).body()).isEqualTo("reached 1");
            assertThat(listener.next()).isEqualTo(news("resource"));
        }
    }

    @Contract(rule = "R10", proves = "before Foyer has started nobody is there, and an emit says that it is too early")
    void emitBeforeTheStart_saysSo() {
        assertThat(site.journal())
                .hasSize(3)
                .startsWith("count 0, []")
                .last()
                .asString()
                .startsWith("IllegalStateException FOYER-4017: ");
        assertThat(site.journal().get(1)).startsWith("IllegalStateException FOYER-4017: ");
    }

    private static String news(String from) {
        return "{\"event\":\"news\",\"room\":\"news\",\"data\":\"" + from + "\"}";
    }
}
