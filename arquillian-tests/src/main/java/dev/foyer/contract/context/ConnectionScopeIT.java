// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.context;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.ConnectionScoped;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.Journal;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Connection scope and request scope in every callback: rules C4 and C5. */
@ContractTest
class ConnectionScopeIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("connection-scope", ConnectionScopeIT.class);
    }

    /** Counts the callbacks of one connection. */
    @ConnectionScoped
    public static class Visit {
        @Inject
        private Journal journal;

        @Inject
        private Connection connection;

        private final AtomicInteger callbacks = new AtomicInteger();

        /** How many, this one included. */
        public int count() {
            return callbacks.incrementAndGet();
        }

        @PreDestroy
        void end() {
            journal.note(name(connection) + " visit destroyed at " + callbacks.get());
        }
    }

    /** Counts its uses within one callback. */
    @RequestScoped
    public static class Step {
        private static final AtomicInteger MADE = new AtomicInteger();

        private final int number = MADE.incrementAndGet();
        private final Journal journal;
        private final String owner;
        private int uses;

        /** For the proxy. */
        Step() {
            this.journal = new Journal();
            this.owner = "";
        }

        @Inject
        Step(Journal journal, Connection connection) {
            this.journal = journal;
            this.owner = name(connection);
        }

        /** Its number and how often it was used, this time included. */
        public String use() {
            uses++;
            return "step " + number + " used " + uses;
        }

        @PreDestroy
        void end() {
            journal.note("ended step " + number + " of " + owner);
        }
    }

    @ServerEndpoint("/steps/{name}")
    public static class Steps {
        @Inject
        Visit visit;

        @Inject
        Step step;

        @Inject
        Journal journal;

        @Inject
        Connection connection;

        @OnConnect
        void connect() {
            note("connect");
        }

        @OnOpen
        void opened() {
            note("open");
            if (name(connection).startsWith("bad")) {
                throw new IllegalStateException("on purpose");
            }
        }

        @OnEvent("event")
        void event() {
            note("event");
        }

        @OnEvent(value = "beside", concurrent = true)
        void beside() {
            note("beside");
        }

        @OnError
        void failed() {
            note("error");
        }

        @OnClose
        void closed() {
            note("close");
        }

        @OnDisconnect
        void left() {
            note("disconnect");
        }

        private void note(String callback) {
            step.use();
            journal.note(name(connection) + " " + callback + " visit " + visit.count() + " " + step.use());
        }
    }

    @Contract(
            rule = "C4",
            proves = "one instance in all callbacks of a connection, destroyed once, after @OnDisconnect")
    void connectionScope_isActiveInEveryCallback() {
        try (Client client = site.open("/steps/erin")) {
            client.call("event", "null");
            client.call("beside", "null");
        }
        site.awaitJournal("erin visit destroyed at 6");

        assertThat(withoutSteps("erin"))
                .containsExactly(
                        "erin connect visit 1",
                        "erin open visit 2",
                        "erin event visit 3",
                        "erin beside visit 4",
                        "erin close visit 5",
                        "erin disconnect visit 6",
                        "erin visit destroyed at 6");
    }

    @Contract(rule = "C4", proves = "it is active in @OnError too, and in @OnClose after it")
    void connectionScope_isActiveInOnError() {
        try (Client client = site.open("/steps/bad")) {
            assertThat(client.closeCode()).isEqualTo(1011);
        }
        site.awaitJournal("bad visit destroyed at 5");

        assertThat(withoutSteps("bad"))
                .containsExactly(
                        "bad connect visit 1",
                        "bad open visit 2",
                        "bad error visit 3",
                        "bad close visit 4",
                        "bad disconnect visit 5",
                        "bad visit destroyed at 5");
    }

    @Contract(rule = "C4", proves = "no two connections share an instance")
    void connectionScope_isNeverShared() {
        try (Client one = site.open("/steps/one");
                Client two = site.open("/steps/two")) {
            for (int i = 0; i < 3; i++) {
                one.call("event", "null");
            }
            two.call("event", "null");
        }
        site.awaitJournal("one visit destroyed at 7");
        site.awaitJournal("two visit destroyed at 5");
    }

    @Contract(rule = "C4", proves = "what the plain GET of an endpoint's path makes is nothing")
    void probe_makesNothing() {
        assertThat(Http.get(site.http("/steps/probe")).status()).isEqualTo(426);

        assertThat(site.journal("probe")).isEmpty();
    }

    @Contract(rule = "C5", proves = "the request scope is active in every callback, fresh for each and ended with it")
    void requestScope_isFreshInEveryCallback() {
        try (Client client = site.open("/steps/good-steps")) {
            client.call("event", "null");
            client.call("event", "null");
            client.call("beside", "null");
        }
        try (Client client = site.open("/steps/bad-steps")) {
            assertThat(client.closeCode()).isEqualTo(1011);
        }
        site.awaitJournal("good-steps visit destroyed at 7");
        site.awaitJournal("bad-steps visit destroyed at 5");

        List<String> steps = site.journal().stream()
                .filter(entry -> entry.contains("-steps ") && entry.contains(" used "))
                .map(entry -> entry.replaceFirst(".*( step [0-9]+ used )", "$1").strip())
                .toList();
        assertThat(steps).hasSize(12).doesNotHaveDuplicates().allMatch(step -> step.endsWith("used 2"));
        await().atMost(Client.PATIENCE)
                .untilAsserted(() -> assertThat(site.journal())
                        .filteredOn(entry -> entry.startsWith("ended ") && entry.endsWith("-steps"))
                        .hasSize(12));
    }

    private List<String> withoutSteps(String name) {
        return site.journal(name + " ").stream()
                .map(entry -> entry.replaceFirst(" step .*", ""))
                .toList();
    }

    private static String name(Connection connection) {
        return connection.handshake().pathVariables().get("name");
    }
}
