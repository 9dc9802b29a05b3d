// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.docs;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.Handshake;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.Verified;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Journal;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import dev.foyer.spi.TokenVerifier;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** Every callback takes every parameter that docs/reference/annotations.md says. */
@ContractTest
class ParametersIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("parameters", ParametersIT.class);
    }

    @HandshakeHeaders
    public record Headers(String name) {}

    /** A supertype of the user context. */
    public interface Named {}

    public record User(String name) implements Named {}

    /** Lets endpoints take what tokens say. */
    @ApplicationScoped
    public static class Verifier implements TokenVerifier {

        @Override
        public Verified verify(String token) {
            return new Verified(() -> token, Set.of(), null);
        }
    }

    @ServerEndpoint("/all/{n}")
    public static class All {
        @Inject
        Journal journal;

        private void note(String callback, Object... arguments) {
            long missing =
                    Stream.of(arguments).filter(argument -> argument == null).count();
            journal.note(callback + " " + arguments.length + " missing " + missing);
        }

        @OnConnect
        User connect(@PathParam("n") int n, Connection c, Handshake h, Headers headers, Optional<Verified> v) {
            note("connect", n, c, h, headers, v);
            return new User(headers.name());
        }

        @OnOpen
        void open(@PathParam("n") int n, EndpointConfig e, Session s, Named u, Connection c, Handshake h, Headers x) {
            note("open", n, e, s, u, c, h, x);
        }

        @OnEvent("event")
        String event(@PathParam("n") int n, Optional<String> payload, User u, Connection c, Handshake h, Headers x) {
            note("event", n, payload, u, c, h, x);
            return payload.orElse("none");
        }

        @OnMessage
        String bytes(@PathParam("n") int n, byte[] b, boolean last, Session s, User u, Connection c, Headers x) {
            note("message", n, b, last, s, u, c, x);
            if (b.length == 0) {
                throw new IllegalStateException("nothing");
            }
            return "bytes";
        }

        @OnMessage
        void pong(PongMessage pong, Handshake h) {
            note("pong", pong, h);
        }

        @OnError
        void error(@PathParam("n") int n, Throwable t, Session s, User u, Connection c, Handshake h, Headers x) {
            note("error", n, t, s, u, c, h, x);
        }

        @OnClose
        void close(@PathParam("n") int n, CloseReason r, Closing cl, Session s, User u, Connection c, Handshake h) {
            note("close", n, r, cl, s, u, c, h);
        }

        @OnDisconnect
        void end(@PathParam("n") int n, Closing cl, Named u, Connection c, Handshake h, Headers x) {
            note("end", n, cl, u, c, h, x);
        }
    }

    @Contract(
            rule = {"C3", "H10"},
            proves = "every callback takes every parameter that annotations.md names for it")
    void callbacks_takeTheirParameters() {
        try (Client client = site.open("/all/7?name=ada")) {
            assertThat(client.call("event", "\"text\"")).contains("\"data\":\"text\"");
            assertThat(client.call("event", "null")).contains("\"data\":\"none\"");
            client.sendBinary((byte) 1);
            assertThat(client.next()).isEqualTo("bytes");
            client.sendBinary();
            client.sendPong("p");
            client.call("event", "null");
        }
        site.awaitJournal("end 6 missing 0");
        assertThat(site.journal())
                .containsExactly(
                        "connect 5 missing 0",
                        "open 7 missing 0",
                        "event 6 missing 0",
                        "event 6 missing 0",
                        "message 7 missing 0",
                        "message 7 missing 0",
                        "error 7 missing 0",
                        "pong 2 missing 0",
                        "event 6 missing 0",
                        "close 7 missing 0",
                        "end 6 missing 0");
    }

    @Contract(rule = "E9", proves = "messages for @OnMessage that come too fast close 1008, as close-codes.md says")
    void floodOfMessages_isClosed() {
        try (Client client = site.open("/all/8?name=bob")) {
            try {
                for (int i = 0; i < 400; i++) {
                    client.sendBinary((byte) 1);
                }
            } catch (CompletionException closedMeanwhile) {
                // as it should be
            }
            assertThat(client.closeCode()).isEqualTo(1008);
        }
    }
}
