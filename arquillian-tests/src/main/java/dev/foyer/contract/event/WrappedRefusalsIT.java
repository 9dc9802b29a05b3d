// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.event;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.EventRefused;
import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Refused;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** Refusals that are wrapped in other exceptions: each is seen through what wraps it. Rules E4, H6. */
@ContractTest
class WrappedRefusalsIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("refusals", WrappedRefusalsIT.class);
    }

    /** One failure in another. */
    private static Exception wrapped(String how, RuntimeException failure) {
        return switch (how) {
            case "stage" -> new CompletionException(failure);
            case "future" -> new ExecutionException(failure);
            case "proxy" -> new UndeclaredThrowableException(new InvocationTargetException(failure));
            case "own" -> new IllegalStateException(new IOException(failure));
            default -> throw new IllegalArgumentException(how);
        };
    }

    @ServerEndpoint("/events")
    public static class Endpoint {
        @OnEvent("wrapped")
        void wrappedRefusal(String how) throws Exception {
            throw wrapped(how, new EventRefused("sold-out", "No more."));
        }

        @OnEvent("wrapped-later")
        CompletionStage<String> wrappedRefusalLater(String how) {
            return CompletableFuture.failedFuture(wrapped(how, new EventRefused("sold-out", "No more.")));
        }

        @OnEvent("denied")
        void denied(String how) throws Exception {
            throw wrapped(how, new SecurityException("password=hunter2"));
        }

        @OnEvent("circle")
        void circle() {
            var first = new IllegalStateException();
            first.initCause(new IllegalArgumentException(first));
            throw first;
        }
    }

    /** Whoever asks for it is refused, in this way or that. */
    @ServerEndpoint("/door/{how}")
    public static class Door {
        @Inject
        Connection connection;

        @PostConstruct
        void made() {
            if (how(connection.handshake()).equals("made")) {
                throw Refused.unauthorized("Not you.");
            }
        }

        @OnConnect
        CompletionStage<Void> connect(Handshake handshake) throws Exception {
            String how = how(handshake);
            switch (how) {
                case "security" -> throw new CompletionException(new SecurityException("password=hunter2"));
                case "later" -> {
                    return CompletableFuture.failedFuture(wrapped("own", Refused.unauthorized("Not you.")));
                }
                default -> throw wrapped(how, Refused.unauthorized("Not you."));
            }
        }

        private static String how(Handshake handshake) {
            return handshake.path().substring("/door/".length());
        }
    }

    @Contract(
            rule = "E4",
            proves =
                    "EventRefused is seen through whatever wraps it, a SecurityException through what servers wrap it in")
    void wrappedRefusal_isSeen() {
        try (Client client = site.open("/events")) {
            for (String how : List.of("stage", "future", "proxy", "own")) {
                for (String event : List.of("wrapped", "wrapped-later")) {
                    assertThat(client.call(event, "\"" + how + "\""))
                            .as(how)
                            .contains("\"code\":\"sold-out\"", "\"message\":\"No more.\"");
                }
                assertThat(client.call("denied", "\"" + how + "\""))
                        .as(how)
                        .contains(how.equals("own") ? "\"code\":\"failed\"" : "\"code\":\"forbidden\"");
            }
            assertThat(client.call("circle", "null")).isEqualTo(failed("circle"));
        }
    }

    @Contract(
            rule = "H6",
            proves =
                    "Refused is seen through whatever wraps it, and a SecurityException refuses who is not logged in with 401")
    void wrappedRefused_isSeen() {
        for (String how : List.of("stage", "future", "proxy", "own", "later", "made")) {
            Http.Answer answer = Http.upgrade(site.ws("/door/" + how), Map.of());
            assertThat(answer.status()).as(how).isEqualTo(401);
            assertThat(answer.body()).as(how).contains("Not you.");
        }
        assertThat(Http.upgrade(site.ws("/door/security"), Map.of()).status()).isEqualTo(401);
        assertThat(Http.upgrade(site.ws("/door/unknown"), Map.of()).status()).isEqualTo(500);
    }

    private static String failed(String event) {
        return "{\"error\":{\"code\":\"failed\",\"event\":\"" + event
                + "\",\"message\":\"The server could not process this event.\"},\"reply\":\"call\"}";
    }
}
