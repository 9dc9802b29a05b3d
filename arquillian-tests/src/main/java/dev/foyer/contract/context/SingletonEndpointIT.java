// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.context;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.OnEvent;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Journal;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** Endpoints in an application whose {@code beans.xml} makes every class a bean, also a {@code @Singleton}: rule C11. */
@ContractTest
@NeedsServer("a beans.xml")
class SingletonEndpointIT {

    private static final String ALL =
            "<beans xmlns='https://jakarta.ee/xml/ns/jakartaee' version='4.0' bean-discovery-mode='all'/>";

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("singleton-endpoint", SingletonEndpointIT.class)
                .addClass(Companion.class)
                .addAsWebInfResource(new StringAsset(ALL), "beans.xml");
    }

    @Singleton
    @ServerEndpoint("/singleton")
    public static class Single {
        private final AtomicInteger calls = new AtomicInteger();

        @Inject
        Companion companion;

        @Inject
        Connection connection;

        @OnEvent("call")
        String call(Connection current) {
            companion.accompany();
            return calls.incrementAndGet() + " " + connection.id().equals(current.id());
        }
    }

    @ServerEndpoint("/none")
    public static class None {
        private final AtomicInteger calls = new AtomicInteger();

        @Inject
        Journal journal;

        @OnEvent("call")
        int call() {
            return calls.incrementAndGet();
        }

        @PreDestroy
        void end() {
            journal.note("destroyed after " + calls.get());
        }
    }

    @Contract(rule = "C11", proves = "@Singleton: one instance, which outlives its connections")
    void singleton_isOne() {
        try (Client one = site.open("/singleton");
                Client two = site.open("/singleton")) {
            assertThat(one.call("call", "null")).contains("\"1 true\"");
            assertThat(two.call("call", "null")).contains("\"2 true\"");
        }
        try (Client later = site.open("/singleton")) {
            assertThat(later.call("call", "null")).contains("\"3 true\"");
        }
    }

    @Contract(rule = "C11", proves = "without a scope: one instance a connection here too, destroyed with it")
    void none_isOnePerConnection() {
        try (Client one = site.open("/none");
                Client two = site.open("/none")) {
            one.call("call", "null");
            assertThat(one.call("call", "null")).contains("\"data\":2");
            assertThat(two.call("call", "null")).contains("\"data\":1");
        }
        site.awaitJournal("destroyed after 2");
        site.awaitJournal("destroyed after 1");
    }
}
