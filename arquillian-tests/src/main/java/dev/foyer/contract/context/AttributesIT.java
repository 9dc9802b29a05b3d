// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.context;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Attributes;
import dev.foyer.Connection;
import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.Journal;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.TextServlet;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the application keeps with a connection: rule C9. */
@ContractTest
class AttributesIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("attributes", AttributesIT.class);
    }

    /** Keeps the attributes longer than they live. */
    @ApplicationScoped
    public static class Keeper {
        private final Map<String, Attributes> kept = new ConcurrentHashMap<>();

        /** Keeps some. */
        public void keep(String name, Attributes attributes) {
            kept.put(name, attributes);
        }

        /** What was kept. */
        public Attributes of(String name) {
            return kept.get(name);
        }
    }

    @ServerEndpoint("/keep/{name}")
    public static class Keeping {
        @Inject
        Journal journal;

        @Inject
        Keeper keeper;

        @OnConnect
        void connect(Connection connection) {
            connection.attributes().put("callbacks", "connect");
        }

        @OnOpen
        void opened(Connection connection) {
            add(connection, "open");
        }

        @OnEvent("add")
        String add(Connection connection) {
            return add(connection, "event");
        }

        @OnEvent("number")
        String number(Connection connection) {
            try {
                return "got " + connection.attributes().get("callbacks", Integer.class);
            } catch (IllegalStateException expected) {
                return expected.getMessage();
            }
        }

        @OnEvent("remove")
        boolean remove(Connection connection) {
            connection.attributes().remove("callbacks");
            return connection.attributes().get("callbacks", String.class).isPresent();
        }

        @OnClose
        void closed(Connection connection) {
            add(connection, "close");
        }

        @OnDisconnect
        void left(Connection connection) {
            journal.note(add(connection, "disconnect"));
            keeper.keep(name(connection), connection.attributes());
        }

        private static String add(Connection connection, String callback) {
            Attributes attributes = connection.attributes();
            String all = attributes.get("callbacks", String.class).orElse("nothing") + " " + callback;
            attributes.put("callbacks", all);
            return name(connection) + ": " + all;
        }

        private static String name(Connection connection) {
            return connection.handshake().pathVariables().get("name");
        }
    }

    @ServerEndpoint("/counter/{name}")
    public static class Counter {
        @Inject
        Connection connection;

        @Inject
        Journal journal;

        @OnEvent("count")
        int count() {
            int count = connection.attributes().get("count", Integer.class).orElse(0) + 1;
            connection.attributes().put("count", count);
            return count;
        }

        @OnEvent("wrong-type")
        String wrongType() {
            try {
                return connection.attributes().get("count", String.class).orElse("none");
            } catch (IllegalStateException expected) {
                return expected.getMessage();
            }
        }

        @OnDisconnect
        void left(Handshake handshake) {
            journal.note(handshake.pathVariables().get("name") + " left with "
                    + connection.attributes().keys());
        }
    }

    @WebServlet("/kept")
    public static class KeptServlet extends TextServlet {
        private static final long serialVersionUID = 1L;

        @Inject
        private transient Keeper keeper;

        @Override
        protected Object text(HttpServletRequest request) {
            Attributes kept = keeper.of(request.getParameter("name"));
            if (request.getParameter("put") != null) {
                kept.put("late", "value");
            }
            return kept.keys();
        }
    }

    @Contract(rule = "C9", proves = "attributes are there from @OnConnect to @OnDisconnect, each connection's its own")
    void attributes_lastFromOnConnectToOnDisconnect() {
        try (Client one = site.open("/keep/one");
                Client two = site.open("/keep/two")) {
            assertThat(one.call("add", "null")).contains("\"one: connect open event\"");
            assertThat(two.call("add", "null")).contains("\"two: connect open event\"");
        }
        site.awaitJournal("one: connect open event close disconnect");
        site.awaitJournal("two: connect open event close disconnect");
    }

    @Contract(rule = "C9", proves = "they are gone with the connection, and nothing put later stays")
    void attributes_areGoneAfterOnDisconnect() {
        site.open("/keep/gone").close();
        site.awaitJournal("gone: connect open close disconnect");

        await().atMost(Client.PATIENCE)
                .untilAsserted(() -> assertThat(kept("/kept?name=gone")).isEqualTo("[]"));
        assertThat(kept("/kept?name=gone&put=late")).isEqualTo("[]");
    }

    @Contract(rule = "C9", proves = "one that is asked for as another type is an error that names key and types")
    void attributeOfAnotherType_isAnError() {
        try (Client client = site.open("/keep/typed")) {
            assertThat(client.call("number", "null"))
                    .contains("FOYER-4014: Attribute 'callbacks' is a java.lang.String, not a java.lang.Integer."
                            + " Ask for the type that the attribute has.");
            assertThat(client.call("remove", "null")).contains("\"data\":false");
            assertThat(client.call("number", "null")).contains("got Optional.empty");
        }
    }

    @Contract(
            rule = "C9",
            proves = "attributes stay with their connection, have a type, and are there in @OnDisconnect")
    void attributes_stayWithTheirConnection() {
        try (Client one = site.open("/counter/one");
                Client two = site.open("/counter/two")) {
            one.call("count", "null");
            assertThat(one.call("count", "null")).contains("\"data\":2");
            assertThat(two.call("count", "null")).contains("\"data\":1");
            assertThat(one.call("wrong-type", "null")).contains("FOYER-4014");
        }
        site.awaitJournal("one left with [count]");
    }

    private String kept(String path) {
        return Http.get(site.http(path)).body();
    }
}
