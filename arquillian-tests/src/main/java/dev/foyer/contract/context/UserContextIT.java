// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.context;

import java.util.HashSet;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.Handshake;
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

/** How a connection begins, ids and user contexts: rules C1 to C3. */
@ContractTest
class UserContextIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("user-context", UserContextIT.class);
    }

    /** A user context that cannot be proxied. */
    public record Player(String name) {}

    /** A user context that can. */
    public static class Visitor {
        private final String name;

        /** For the proxy. */
        Visitor() {
            this("proxy");
        }

        Visitor(String name) {
            this.name = name;
        }

        /** The name. */
        public String name() {
            return name;
        }
    }

    /** Lives longer than any connection, and looks up the user context of each. */
    @ApplicationScoped
    public static class Greeter {
        @Inject
        private Instance<Player> player;

        @Inject
        private Visitor visitor;

        @Inject
        private Connection connection;

        /** A greeting of a record. */
        public String greetPlayer() {
            return "hello " + player.get().name() + " of " + connection.endpoint();
        }

        /** A greeting of a proxied one. */
        public String greetVisitor() {
            return "hello " + visitor.name();
        }
    }

    @Dependent
    @ServerEndpoint("/play")
    public static class Play {
        @Inject
        Greeter greeter;

        @Inject
        Journal journal;

        @Inject
        Connection connection;

        @OnConnect
        Player connect(Handshake handshake) {
            String name = handshake.query().get("name").get(0);
            journal.note(name + " connect");
            return new Player(name);
        }

        @OnOpen
        void opened(Player player) {
            journal.note(player.name() + " open");
        }

        @OnEvent("greet")
        String greet() {
            return greeter.greetPlayer();
        }

        @OnEvent("user")
        String user(Player player) {
            journal.note(player.name() + " event");
            return player.name() + " " + connection.user(Player.class).name();
        }

        @OnEvent("wrong-user")
        String wrongUser() {
            try {
                return connection.user(Visitor.class).name();
            } catch (IllegalStateException expected) {
                return expected.getMessage();
            }
        }

        @OnEvent("same")
        boolean same(Connection current) {
            return current.equals(connection)
                    && connection.equals(current)
                    && connection.hashCode() == current.hashCode();
        }

        @OnClose
        void closed(Player player) {
            journal.note(player.name() + " close " + greeter.greetPlayer());
        }

        @OnDisconnect
        void left(Player player) {
            journal.note(player.name() + " disconnect " + greeter.greetPlayer());
        }
    }

    @Dependent
    @ServerEndpoint("/visit")
    public static class Visit {
        @Inject
        Greeter greeter;

        @Inject
        Visitor visitor;

        @OnConnect
        Visitor connect(Handshake handshake) {
            return new Visitor(handshake.query().get("name").get(0));
        }

        @OnEvent("greet")
        String greet(Visitor parameter) {
            return greeter.greetVisitor() + " " + visitor.name() + " " + parameter.name();
        }
    }

    @ServerEndpoint("/anonymous")
    public static class Anonymous {
        @OnEvent("user")
        String user(Connection connection) {
            try {
                return connection.user(Object.class).toString();
            } catch (IllegalStateException expected) {
                return expected.getMessage();
            }
        }
    }

    @Contract(rule = "C1", proves = "@OnConnect runs exactly once, before every other callback")
    void onConnect_runsOnceAndFirst() {
        try (Client client = site.open("/play?name=first")) {
            client.call("user", "{}");
        }
        site.awaitJournal("first disconnect hello first of /play");

        assertThat(site.journal("first "))
                .containsExactly(
                        "first connect",
                        "first open",
                        "first event",
                        "first close hello first of /play",
                        "first disconnect hello first of /play");
    }

    @Contract(rule = "C1", proves = "without @OnConnect everybody is accepted and has no user context")
    void withoutOnConnect_everybodyIsAccepted() {
        try (Client client = site.open("/anonymous")) {
            assertThat(client.call("user", "{}")).contains("FOYER-4005");
        }
    }

    @Contract(rule = "C2", proves = "ids are unique and have 128 bits in base64url")
    void ids_areUnique() {
        var ids = new HashSet<String>();
        for (int i = 0; i < 50; i++) {
            try (Client client = site.open("/anonymous", Map.of(), "foyer.v1")) {
                String welcome = client.next();
                assertThat(welcome)
                        .matches(
                                "\\{\"welcome\":\\{\"connection\":\"[A-Za-z0-9_-]{22}\",\"heartbeat\":25000,\"frame\":65536}}");
                ids.add(welcome);
            }
        }
        assertThat(ids).hasSize(50);
    }

    @Contract(
            rule = "C3",
            proves = "a record is a parameter, found by type on the connection, and looked up in longer-lived beans")
    void recordUserContext_isReadableEverywhere() {
        try (Client alice = site.open("/play?name=alice");
                Client bob = site.open("/play?name=bob")) {
            assertThat(alice.call("user", "{}")).contains("\"alice alice\"");
            assertThat(bob.call("user", "{}")).contains("\"bob bob\"");
            assertThat(alice.call("greet", "{}")).contains("\"hello alice of /play\"");
            assertThat(bob.call("greet", "{}")).contains("\"hello bob of /play\"");
        }
    }

    @Contract(rule = "C3", proves = "a class that can be proxied is injected as itself, also into longer-lived beans")
    void proxiedUserContext_isInjected() {
        try (Client carol = site.open("/visit?name=carol");
                Client dave = site.open("/visit?name=dave")) {
            assertThat(carol.call("greet", "{}")).contains("\"hello carol carol carol\"");
            assertThat(dave.call("greet", "{}")).contains("\"hello dave dave dave\"");
        }
    }

    @Contract(rule = "C3", proves = "asking for a user context of another type is an error that names the type")
    void otherUserContext_isAnError() {
        try (Client client = site.open("/play?name=eve")) {
            assertThat(client.call("wrong-user", "{}")).contains("FOYER-4005").contains("Visitor");
        }
    }

    @Contract(rule = "C3", proves = "the injected connection equals the one that comes as parameter")
    void injectedConnection_equalsTheParameter() {
        try (Client client = site.open("/play?name=ivan")) {
            assertThat(client.call("same", "{}")).contains("\"data\":true");
        }
    }
}
