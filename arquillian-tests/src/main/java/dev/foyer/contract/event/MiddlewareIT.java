// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.event;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.EventContext;
import dev.foyer.EventRefused;
import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.RateLimited;
import dev.foyer.Refused;
import dev.foyer.ServerEvent;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** What stands around handlers: of rules C10, E5, E6, E7, E8 and E9. */
@ContractTest
@SameEverywhere("Foyer's own chain")
class MiddlewareIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("middleware", MiddlewareIT.class);
    }

    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Guarded {}

    /** Refuses what it does not like, and leaves something for the handler. */
    @Guarded
    @Interceptor
    @Priority(Interceptor.Priority.APPLICATION)
    public static class Guarding {
        @Inject
        EventContext context;

        /** Around every guarded method. */
        @AroundInvoke
        public @Nullable Object guard(InvocationContext invocation) throws Exception {
            if (invocation.getMethod().isAnnotationPresent(OnConnect.class)) {
                Object user = invocation.proceed();
                if (user instanceof Guest guest && guest.name().equals("nobody")) {
                    throw Refused.forbidden("Not you.");
                }
                return new Guest("guarded");
            }
            if (context.event().orElse("").equals("secret")) {
                throw new EventRefused("guarded", "No.");
            }
            context.attributes().put("seen", context.event().orElse("none"));
            return invocation.proceed();
        }
    }

    /** A user context. */
    public record Guest(String name) {}

    @ServerEvent("valid")
    public record Valid(@NotBlank String text) {}

    /** Lets two handlers meet. */
    @ApplicationScoped
    public static class Meeting {
        private final CountDownLatch both = new CountDownLatch(2);

        /** True if two were here at the same time. */
        public boolean meet() throws InterruptedException {
            both.countDown();
            return both.await(10, TimeUnit.SECONDS);
        }
    }

    @Guarded
    @Dependent
    @ServerEndpoint("/bean")
    public static class Bean {
        @Inject
        EventContext context;

        @OnConnect
        Guest connect(Handshake handshake) {
            return new Guest(handshake.query().get("name").get(0));
        }

        @OnEvent("open")
        String open(Guest guest) {
            return guest.name() + " "
                    + context.attributes().get("seen", String.class).orElse("nothing");
        }

        @OnEvent("secret")
        String secret() {
            return "secret";
        }
    }

    @ServerEndpoint("/class")
    public static class Plain {
        @Inject
        EventContext context;

        @Inject
        Connection connection;

        @Inject
        Meeting meeting;

        @Guarded
        @OnEvent("secret")
        String secret() {
            return "secret";
        }

        @RateLimited(permits = 2, per = 3600)
        @OnEvent("limited")
        String limited() {
            return "done";
        }

        @OnEvent("emit")
        String emit(@NotBlank @Size(max = 20) String text) {
            try {
                return "emitted to "
                        + connection
                                .emit(new Valid(text.equals("bad") ? " " : text))
                                .recipients();
            } catch (IllegalArgumentException expected) {
                return expected.getMessage();
            }
        }

        @OnEvent(value = "meet", concurrent = true)
        boolean meet() throws InterruptedException {
            return meeting.meet();
        }

        @OnEvent("fine")
        void fine() {}

        @OnEvent("*")
        String rest(Map<String, Object> data) {
            return context.event().orElse("none") + " " + data.get("n");
        }
    }

    @Contract(
            rule = "C10",
            proves = "an interceptor replaces the user context, refuses, and tells the handler something")
    void interceptors_areTheMiddleware() {
        try (Client client = site.open("/bean?name=somebody")) {
            assertThat(client.call("open", "null")).contains("\"guarded open\"");
            assertThat(client.call("secret", "null")).contains("\"code\":\"guarded\"");
        }
        assertThat(Http.upgrade(site.http("/bean?name=nobody"), Map.of()).status())
                .isEqualTo(403);
    }

    @Contract(
            rule = {"C10", "E7"},
            proves = "interceptors also work around an endpoint that CDI did not discover")
    void undiscoveredEndpoint_isIntercepted() {
        try (Client client = site.open("/class")) {
            assertThat(client.call("secret", "null")).contains("\"code\":\"guarded\"");
            assertThat(client.call("limited", "null")).contains("\"data\":\"done\"");
            assertThat(client.call("limited", "null")).contains("\"data\":\"done\"");
            assertThat(client.call("limited", "null")).contains("\"code\":\"rate-limited\"");
            assertThat(client.call("fine", "null")).isEqualTo("{\"reply\":\"call\"}");
        }
        try (Client other = site.open("/class")) {
            assertThat(other.call("limited", "null")).contains("\"data\":\"done\"");
        }
    }

    @Contract(rule = "E5", proves = "a concurrent handler runs beside another one of its connection")
    @NeedsServer("several threads")
    void concurrentHandlers_runAtTheSameTime() {
        try (Client client = site.open("/class")) {
            client.send("{\"event\":\"meet\",\"id\":1}").send("{\"event\":\"meet\",\"id\":2}");

            assertThat(client.next(2))
                    .containsExactlyInAnyOrder("{\"reply\":1,\"data\":true}", "{\"reply\":2,\"data\":true}");
        }
    }

    @Contract(
            rule = {"E2", "E6"},
            proves = "constraints on parameters and on what is emitted are checked")
    void parametersAndEmits_areValidated() {
        try (Client client = site.open("/class")) {
            assertThat(client.call("emit", "\"" + "x".repeat(21) + "\""))
                    .contains("invalid-event", "\"message\":\"size must be between 0 and 20\"");
            assertThat(client.call("emit", "\"bad\"")).contains("FOYER-5006", "text must not be blank");
            client.send("{\"event\":\"emit\",\"data\":\"good\",\"id\":1}");
            assertThat(client.next(2))
                    .containsExactly(
                            "{\"event\":\"valid\",\"data\":{\"text\":\"good\"}}",
                            "{\"reply\":1,\"data\":\"emitted to 1\"}");
        }
    }

    @Contract(rule = "E8", proves = "the fallback takes what no other handler names, and can tell which")
    void fallback_takesTheRest() {
        try (Client client = site.open("/class")) {
            assertThat(client.call("any.thing", "{\"n\":\"1\"}")).contains("\"data\":\"any.thing 1\"");
            assertThat(client.call("fine", "{}")).isEqualTo("{\"reply\":\"call\"}");
        }
    }

    @Contract(rule = "E9", proves = "a connection that sends more than the burst is answered rate-limited, and stays")
    void flood_isRateLimited() {
        try (Client client = site.open("/class")) {
            client.send("{\"event\":\"fine\",\"id\":0}"); // while a worker opens the connection, few messages may wait
            client.next();
            for (int i = 1; i < 400; i++) {
                client.send("{\"event\":\"fine\",\"id\":" + i + "}");
            }

            var answers = client.next(399);
            assertThat(answers.subList(0, 199)).allMatch(answer -> answer.startsWith("{\"reply\""));
            assertThat(answers).anyMatch(answer -> answer.contains("\"code\":\"rate-limited\""));
        }
    }
}
