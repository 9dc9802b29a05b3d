// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test.telemetry;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.ClientEvent;
import dev.foyer.Connection;
import dev.foyer.EventRefused;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Refused;
import dev.foyer.Room;
import dev.foyer.RoomName;
import io.opentelemetry.api.trace.Span;

/** An application that is measured. */
public final class Shop {

    private Shop() {}

    /** Remembers in which trace handlers ran. */
    @ApplicationScoped
    public static class Traces {

        private final List<String> seen = new CopyOnWriteArrayList<>();
        private final CompletableFuture<String> later = new CompletableFuture<>();

        void note() {
            seen.add(Span.current().getSpanContext().getSpanId());
        }

        /** Returns the spans that were current, in the order of the calls. */
        public List<String> seen() {
            return List.copyOf(seen);
        }

        /** Returns what "later" waits for. */
        public CompletableFuture<String> later() {
            return later;
        }
    }

    @HandshakeHeaders
    record Login(@NotBlank String name) {}

    record Customer(String name) {}

    @ClientEvent("say")
    public record Say(@NotBlank String text) {}

    @ServerEndpoint("/shop/{floor}")
    static class Counter {

        @Inject
        Traces traces;

        @Inject
        @RoomName("lobby")
        Room lobby;

        @OnConnect
        Customer connect(Login login) {
            if (login.name().equals("thief")) {
                throw new Refused(403, "We know you.");
            }
            return new Customer(login.name());
        }

        @OnOpen
        void opened(Connection connection) {
            lobby.join(connection);
        }

        @OnEvent
        String say(Say say) {
            traces.note();
            lobby.emit("said", say.text());
            return say.text();
        }

        @OnEvent(value = "beside", concurrent = true)
        void beside() {
            traces.note();
        }

        @OnEvent("later")
        CompletionStage<String> later() {
            return traces.later();
        }

        @OnEvent("fail")
        void fail() {
            throw new IllegalStateException("private");
        }

        @OnEvent("refuse")
        void refuse() {
            throw new EventRefused("shelf-4711", "Not there.");
        }
    }
}
