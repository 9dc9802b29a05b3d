// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.context;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ForkJoinPool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.contract.context.Look.Said;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** What emits and replies find on the threads of the application and of the JDK: rule C12. */
@ContractTest
class OtherThreadsIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("other-threads", OtherThreadsIT.class).addClass(Look.class);
    }

    public record Odd(String text) {}

    @ApplicationScoped
    public static class Json {
        /** With an adapter that is injected into. */
        @Produces
        public JsonbConfig config(OddAdapter adapter) {
            return new JsonbConfig().withAdapters(adapter);
        }
    }

    @ApplicationScoped
    public static class OddAdapter implements JsonbAdapter<Odd, String> {
        @Inject
        private Look look;

        @Override
        public String adaptToJson(Odd odd) {
            return look.told();
        }

        @Override
        public Odd adaptFromJson(String text) {
            return new Odd(text);
        }
    }

    @ServerEndpoint("/speaker")
    public static class Speaker {
        @Inject
        Connection connection;

        @Inject
        @RoomName("all")
        Room all;

        @OnOpen
        void open() {
            all.join(connection);
        }

        @OnEvent("thread")
        void thread(String text) {
            new Thread(() -> emit(new Said(text))).start();
        }

        @OnEvent("pool")
        void pool(String text) {
            ForkJoinPool.commonPool().execute(() -> emit(new Said(text)));
        }

        @OnEvent("odd.pool")
        void oddOfThePool() {
            ForkJoinPool.commonPool().execute(() -> all.emit("odd", new Odd("")));
        }

        @OnEvent("later")
        CompletionStage<Said> later() {
            return CompletableFuture.supplyAsync(() -> new Said("later"));
        }

        @OnEvent("odd.later")
        CompletionStage<Odd> oddLater() {
            return CompletableFuture.supplyAsync(() -> new Odd(""));
        }

        @OnEvent("odd.now")
        Odd oddNow() {
            return new Odd("");
        }

        private void emit(Said said) {
            try {
                all.emit(said);
            } catch (RuntimeException failure) {
                all.emit("failed", String.valueOf(failure.getMessage()));
            }
        }
    }

    @Contract(
            rule = {"C12", "R10"},
            proves = "events are checked on any thread, by constraints of the application's")
    @NeedsServer("threads of its own")
    void emits_areValidatedOnAnyThread() {
        try (Client client = site.open("/speaker")) {
            for (String thread : List.of("thread", "pool")) {
                client.send("{\"event\":\"" + thread + "\",\"data\":\"fine\"}");
                assertThat(client.next(text -> text.contains("fine"))).contains("\"event\":\"said\"");
                client.send("{\"event\":\"" + thread + "\",\"data\":\"unknown\"}");
                assertThat(client.next(text -> text.contains("\"failed\""))).contains("must be known");
            }
        }
    }

    @Contract(
            rule = {"C12", "E5"},
            proves =
                    "what is called for a stage's reply has the application's context, and for an emit of the common pool its loader")
    void repliesOfStages_haveTheApplicationsContext() {
        try (Client client = site.open("/speaker")) {
            assertThat(client.call("later", "null")).contains("\"text\":\"later\"");

            String now = data(client.call("odd.now", "null"));
            assertThat(data(client.call("odd.later", "null"))).isEqualTo(now);
            client.send("{\"event\":\"odd.pool\"}");
            assertThat(client.next(text -> text.contains("\"odd\"")))
                    .contains("cdi=true", "loader=true", "validator=true");
        }
    }

    private static String data(String frame) {
        return frame.substring(frame.indexOf("\"data\":"));
    }
}
