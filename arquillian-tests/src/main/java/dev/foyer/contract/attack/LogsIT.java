// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.attack;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Pattern;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.HandshakeHeaders;
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
import static org.awaitility.Awaitility.await;

/** What a peer can make Foyer log: rules X8 to X10. */
@ContractTest
class LogsIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("attack-logs", LogsIT.class);
    }

    /** Keeps what Foyer logs at any level, as a log would show it. */
    @ApplicationScoped
    public static class Logged extends Handler {

        private final Queue<String> texts = new ConcurrentLinkedQueue<>();
        private final Logger logger = Logger.getLogger("dev.foyer");

        void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
            setLevel(Level.ALL);
            logger.setLevel(Level.ALL);
            logger.addHandler(this);
        }

        @PreDestroy
        void stop() {
            logger.removeHandler(this);
            logger.setLevel(null);
        }

        @Override
        public void publish(LogRecord logged) {
            var text = new StringWriter().append(logged.getMessage()).append('\n');
            if (logged.getThrown() != null) {
                logged.getThrown().printStackTrace(new PrintWriter(text, true));
            }
            texts.add(text.toString());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}

        /** All of it. */
        public String all() {
            return String.join("", texts);
        }
    }

    /** Takes secrets, and fails with what came. */
    @ServerEndpoint("/logs/{room}")
    public static class Endpoint {

        /** The secrets. */
        @HandshakeHeaders
        public record Headers(Optional<String> token, Optional<@Pattern(regexp = "[a-z]*") String> word) {}

        /** The user. */
        public record User(String token) {}

        @Inject
        Logged logged;

        @OnConnect
        User connect(Headers headers) {
            String token = headers.token().orElse("none");
            if (token.equals("sEcReT-refused")) {
                throw Refused.unauthorized("No.");
            }
            return new User(token);
        }

        @OnEvent("logged")
        boolean logged(String text) {
            return logged.all().contains(text);
        }

        @OnEvent("starts")
        boolean starts(String text) {
            return logged.all().lines().anyMatch(line -> line.startsWith(text));
        }

        @OnEvent("number")
        int number(Map<String, Integer> number) {
            return number.size();
        }

        @OnEvent("*")
        void other(String data) {
            throw new IllegalArgumentException("For input: " + data);
        }
    }

    @Contract(
            rule = "X8",
            proves =
                    "no line of the log is a peer's, whatever name an event has and whatever an exception repeats of it")
    void lines_cannotBeForged() {
        try (Client client = site.open("/logs/x8")) {
            for (String end : List.of("\\n", "\\r", "\\r\\n", "\\u0085", "\\u2028")) {
                String forged = end + "FORGED by a peer";
                client.send("{\"event\":\"a" + forged + "\",\"data\":\"b" + forged + "\",\"id\":\"call\"}");
                assertThat(client.next()).contains("\"code\":\"failed\"");
            }
            assertThat(client.call("logged", "\"FOYER-4001\"")).contains("true");
            assertThat(client.call("logged", "\"FORGED by a peer\"")).contains("true");
            assertThat(client.call("starts", "\"FORGED\"")).contains("false");
        }
    }

    @Contract(
            rule = "X10",
            proves = "at the debug level, the end of each connection and each refused handshake is a line")
    void endsAndRefusals_areLines() {
        Http.upgrade(site.ws("/logs/x10?token=sEcReT-refused"), Map.of());
        Client gone = site.open("/logs/x10");
        gone.close(4321, "tired");
        try (Client client = site.open("/logs/x10")) {
            assertThat(client.call("logged", "\"FOYER-2020: A handshake at '/logs/{room}' was refused with 401.\""))
                    .contains("true");
            await().atMost(Client.PATIENCE)
                    .untilAsserted(
                            () -> assertThat(client.call("logged", "\" at /logs/{room} has ended with 4321: tired\""))
                                    .contains("true"));
        }
    }

    @Contract(
            rule = "X9",
            proves =
                    "no header, query, cookie, token, payload or id is logged, at any level, whatever is wrong with it")
    void secrets_areNotLogged() {
        Http.upgrade(site.ws("/logs/x9?token=sEcReT-refused"), Map.of());
        Http.upgrade(site.ws("/logs/x9?word=sEcReT-1"), Map.of("Cookie", "token=sEcReT-2"));
        Http.upgrade(site.ws("/logs/x9"), Map.of("Authorization", "Bearer sEcReT-3", "Token", "sEcReT-refused"));
        try (Client client = site.open("/logs/x9?token=sEcReT-5")) {
            client.send("{\"event\":\"number\",\"data\":{\"n\":\"sEcReT-6\"},\"id\":\"sEcReT-7\"}");
            assertThat(client.next()).contains("invalid-event");
            client.send("{\"event\":\"number\",\"data\":{\"sEcReT-8");
            assertThat(client.next()).contains("malformed-frame");
            client.sendBinary((byte) 1);
            assertThat(client.next()).contains("malformed-frame");
            assertThat(client.call("logged", "\"sEcReT\"")).contains("false");
        }
    }
}
