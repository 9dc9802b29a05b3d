// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.context;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
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
import dev.foyer.contract.testing.Journal;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The endpoint's own scope: rule C11. */
@ContractTest
class EndpointScopeIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("endpoint-scope", EndpointScopeIT.class).addClass(Companion.class);
    }

    /** An endpoint that tells when its instances are made, called and destroyed. */
    public abstract static class Counting {
        private final AtomicInteger calls = new AtomicInteger();

        @Inject
        Journal journal;

        @Inject
        Companion companion;

        @Inject
        Connection connection;

        @PostConstruct
        void made() {
            note("made");
        }

        @PreDestroy
        void destroyed() {
            note("destroyed after " + calls.get());
        }

        @OnConnect
        void connect() {
            note("connect " + calls.incrementAndGet());
        }

        @OnOpen
        void opened() {
            note("open " + calls.incrementAndGet());
        }

        /** The number of calls of this instance, and whether its connection is the right one. */
        @OnEvent("call")
        public String call(Connection current) {
            companion.accompany();
            return calls.incrementAndGet() + " " + connection.id().equals(current.id());
        }

        @OnDisconnect
        void left() {
            note("left " + calls.incrementAndGet());
        }

        private void note(String entry) {
            journal.note(getClass().getSimpleName().replaceFirst("_.*|\\$.*", "") + " " + entry);
        }
    }

    @ServerEndpoint("/none")
    public static class None extends Counting {}

    @Dependent
    @ServerEndpoint("/dependent")
    public static class Depending extends Counting {}

    @ConnectionScoped
    @ServerEndpoint("/connection")
    public static class PerConnection extends Counting {}

    @RequestScoped
    @ServerEndpoint("/request")
    public static class PerCallback extends Counting {}

    @ApplicationScoped
    @ServerEndpoint("/application")
    public static class PerApplication extends Counting {}

    @Contract(rule = "C11", proves = "without a scope: one instance a connection, destroyed with it")
    void none_isOnePerConnection() {
        onePerConnection("/none", "None");
    }

    @Contract(rule = "C11", proves = "@Dependent: one instance a connection, destroyed with it")
    void dependent_isOnePerConnection() {
        onePerConnection("/dependent", "Depending");
    }

    @Contract(rule = "C11", proves = "@ConnectionScoped: one instance a connection, destroyed with it")
    void connectionScoped_isOnePerConnection() {
        onePerConnection("/connection", "PerConnection");
    }

    @Contract(rule = "C11", proves = "@RequestScoped: one instance a callback, destroyed with it")
    void requestScoped_isOnePerCallback() {
        try (Client client = site.open("/request")) {
            assertThat(client.call("call", "null")).contains("\"1 true\"");
            assertThat(client.call("call", "null")).contains("\"1 true\"");
        }
        site.awaitJournal("PerCallback left 1");

        await().atMost(Client.PATIENCE)
                .untilAsserted(() -> assertThat(site.journal("PerCallback"))
                        .filteredOn("PerCallback destroyed after 1"::equals)
                        .hasSize(5));
        assertThat(site.journal("PerCallback"))
                .contains("PerCallback connect 1", "PerCallback open 1", "PerCallback left 1")
                .filteredOn("PerCallback made"::equals)
                .hasSize(5);
    }

    @Contract(rule = "C11", proves = "@ApplicationScoped: one instance, which outlives its connections")
    void applicationScoped_isOne() {
        try (Client one = site.open("/application");
                Client two = site.open("/application")) {
            one.call("call", "null"); // answered when its @OnOpen has run
            two.call("call", "null");
            assertThat(one.call("call", "null")).contains("\"7 true\"");
            assertThat(two.call("call", "null")).contains("\"8 true\"");
        }
        site.awaitJournal("PerApplication left 9");
        site.awaitJournal("PerApplication left 10");
        try (Client later = site.open("/application")) {
            assertThat(later.call("call", "null")).contains("\"13 true\"");
        }
        site.awaitJournal("PerApplication left 14");

        assertThat(site.journal("PerApplication made")).hasSize(1);
        assertThat(site.journal("PerApplication destroyed")).isEmpty();
    }

    private void onePerConnection(String path, String name) {
        try (Client one = site.open(path);
                Client two = site.open(path)) {
            assertThat(one.call("call", "null")).contains("\"3 true\"");
            assertThat(one.call("call", "null")).contains("\"4 true\"");
            assertThat(two.call("call", "null")).contains("\"3 true\"");
        }
        site.awaitJournal(name + " destroyed after 5");
        site.awaitJournal(name + " destroyed after 4");

        assertThat(site.journal(name + " "))
                .containsExactlyInAnyOrder(
                        name + " made",
                        name + " connect 1",
                        name + " open 2",
                        name + " left 5",
                        name + " destroyed after 5",
                        name + " made",
                        name + " connect 1",
                        name + " open 2",
                        name + " left 4",
                        name + " destroyed after 4")
                .containsSubsequence(name + " left 5", name + " destroyed after 5")
                .containsSubsequence(name + " left 4", name + " destroyed after 4");
    }
}
