// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.context;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.ConnectionScoped;
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
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** User contexts and scopes: rules C1 to C5 and C11. */
@ContractTest
class ScopesIT {

    @ArquillianResource
    private URL url;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("scopes", ScopesIT.class);
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

    /** Counts what happens in one connection. */
    @ConnectionScoped
    public static class Counter {
        private static final AtomicInteger MADE = new AtomicInteger();

        @Inject
        private Journal journal;

        @Inject
        private Connection connection;

        private final AtomicInteger count = new AtomicInteger();
        private final int number = MADE.incrementAndGet();

        /** The next number. */
        public String next() {
            return number + ":" + count.incrementAndGet();
        }

        @PreDestroy
        void end() {
            journal.note("counter of " + connection.handshake().query().get("name") + " destroyed at " + count.get());
        }
    }

    /** Knows how often it was called in one request. */
    @RequestScoped
    public static class PerRequest {
        private int calls;

        /** How often, this time included. */
        public int calls() {
            return ++calls;
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
        Counter counter;

        @Inject
        Greeter greeter;

        @Inject
        PerRequest request;

        @Inject
        Journal journal;

        @Inject
        Connection connection;

        @OnConnect
        Player connect(Handshake handshake) {
            String name = handshake.query().get("name").get(0);
            journal.note(name + " connect " + counter.next());
            return new Player(name);
        }

        @OnOpen
        void opened(Session session, Player player) {
            journal.note(player.name() + " open " + counter.next() + " " + session.isOpen());
        }

        @OnEvent("count")
        String count() {
            return counter.next();
        }

        @OnEvent("greet")
        String greet() {
            return greeter.greetPlayer();
        }

        @OnEvent("user")
        String user(Player player) {
            return player.name() + " " + connection.user(Player.class).name();
        }

        @OnEvent("request")
        int request() {
            request.calls();
            return request.calls();
        }

        @OnEvent("same")
        boolean same(Connection current) {
            return current.equals(connection)
                    && connection.equals(current)
                    && connection.hashCode() == current.hashCode();
        }

        @OnEvent("outside")
        CompletionStage<String> outside() {
            return CompletableFuture.supplyAsync(() -> {
                try {
                    return counter.next();
                } catch (ContextNotActiveException expected) {
                    return expected.getMessage();
                }
            });
        }

        @OnClose
        void closed(Player player) {
            journal.note(player.name() + " close " + counter.next());
        }

        @OnDisconnect
        void left(Player player) {
            journal.note(player.name() + " disconnect " + counter.next());
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
        private final AtomicInteger calls = new AtomicInteger();

        @Inject
        Journal journal;

        @PostConstruct
        void made() {
            journal.note("anonymous made");
        }

        @PreDestroy
        void destroyed() {
            journal.note("anonymous destroyed after " + calls.get());
        }

        @OnEvent("call")
        int call() {
            return calls.incrementAndGet();
        }
    }

    @ApplicationScoped
    @ServerEndpoint("/shared")
    public static class Shared {
        private final AtomicInteger calls = new AtomicInteger();

        @Inject
        Connection connection;

        @OnEvent("call")
        int call() {
            return calls.incrementAndGet();
        }

        @OnEvent("id")
        boolean id(Connection current) {
            return connection.id().equals(current.id());
        }
    }

    @WebServlet("/count")
    public static class CountServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Inject
        private transient Counter counter;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            try {
                response.getWriter().print(counter.next());
            } catch (ContextNotActiveException expected) {
                response.getWriter().print(expected.getMessage());
            }
        }
    }

    @Contract(
            rule = "C1",
            proves = "@OnConnect runs once, before every other callback; without one everybody is accepted")
    void onConnect_runsOnceAndFirst() {
        try (Client client = site().open("/play?name=first")) {
            client.call("count", "{}");
        }
        site().awaitJournal("first disconnect " + number("first") + ":5");

        assertThat(site().journal().stream().filter(entry -> entry.startsWith("first ")))
                .containsExactly(
                        "first connect " + number("first") + ":1",
                        "first open " + number("first") + ":2 true",
                        "first close " + number("first") + ":4",
                        "first disconnect " + number("first") + ":5");
        try (Client client = site().open("/anonymous")) {
            assertThat(client.call("call", "{}")).contains("\"data\":1");
        }
    }

    @Contract(rule = "C2", proves = "ids are unique and have 128 bits in base64url")
    void ids_areUnique() {
        var ids = new HashSet<String>();
        for (int i = 0; i < 50; i++) {
            try (Client client = site().open("/anonymous", java.util.Map.of(), "foyer.v1")) {
                String welcome = client.next();
                assertThat(welcome)
                        .matches("\\{\"welcome\":\\{\"connection\":\"[A-Za-z0-9_-]{22}\",\"heartbeat\":25000}}");
                ids.add(welcome);
            }
        }
        assertThat(ids).hasSize(50);
    }

    @Contract(
            rule = "C3",
            proves = "a record is a parameter, found by type on the connection, and looked up in longer-lived beans")
    void recordUserContext_isReadableEverywhere() {
        try (Client alice = site().open("/play?name=alice");
                Client bob = site().open("/play?name=bob")) {
            assertThat(alice.call("user", "{}")).contains("\"alice alice\"");
            assertThat(bob.call("user", "{}")).contains("\"bob bob\"");
            assertThat(alice.call("greet", "{}")).contains("\"hello alice of /play\"");
            assertThat(bob.call("greet", "{}")).contains("\"hello bob of /play\"");
        }
    }

    @Contract(rule = "C3", proves = "a class that can be proxied is injected as itself, also into longer-lived beans")
    void proxiedUserContext_isInjected() {
        try (Client carol = site().open("/visit?name=carol");
                Client dave = site().open("/visit?name=dave")) {
            assertThat(carol.call("greet", "{}")).contains("\"hello carol carol carol\"");
            assertThat(dave.call("greet", "{}")).contains("\"hello dave dave dave\"");
        }
    }

    @Contract(
            rule = "C4",
            proves = "one instance per connection in every callback, destroyed once, after @OnDisconnect")
    void connectionScope_isOnePerConnection() {
        try (Client erin = site().open("/play?name=erin");
                Client frank = site().open("/play?name=frank")) {
            assertThat(erin.call("count", "{}")).contains("\"" + number("erin") + ":3\"");
            assertThat(frank.call("count", "{}")).contains("\"" + number("frank") + ":3\"");
            assertThat(number("erin")).isNotEqualTo(number("frank"));
        }
        site().awaitJournal("counter of [erin] destroyed at 5");
        site().awaitJournal("counter of [frank] destroyed at 5");

        List<String> journal = site().journal();
        assertThat(journal.stream().filter(entry -> entry.startsWith("counter of [erin]")))
                .hasSize(1);
        assertThat(journal.indexOf("counter of [erin] destroyed at 5"))
                .isGreaterThan(journal.indexOf("erin disconnect " + number("erin") + ":5"));
    }

    @Contract(rule = "C4", proves = "outside a callback the exception says where the scope is active")
    void connectionScope_isNotActiveOutside() {
        String told = "FOYER-4004: There is no current connection here.";

        assertThat(Http.get(site().http("/count")).body()).startsWith(told).contains("@OnEvent");
        try (Client client = site().open("/play?name=grace")) {
            assertThat(client.call("outside", "{}")).contains(told);
        }
    }

    @Contract(rule = "C5", proves = "the request scope is active in an event's handler, and fresh for each")
    void requestScope_isFreshForEachEvent() {
        try (Client client = site().open("/play?name=heidi")) {
            assertThat(client.call("request", "{}")).contains("\"data\":2");
            assertThat(client.call("request", "{}")).contains("\"data\":2");
        }
    }

    @Contract(rule = "C11", proves = "an endpoint without a scope has one instance per connection, destroyed with it")
    void unscopedEndpoint_hasOneInstancePerConnection() {
        try (Client one = site().open("/anonymous");
                Client two = site().open("/anonymous")) {
            one.call("call", "{}");
            one.call("call", "{}");
            assertThat(one.call("call", "{}")).contains("\"data\":3");
            assertThat(two.call("call", "{}")).contains("\"data\":1");
        }
        site().awaitJournal("anonymous destroyed after 3");
    }

    @Contract(
            rule = "C11",
            proves = "an @ApplicationScoped endpoint has one instance, and its injected Connection is the current one")
    void applicationScopedEndpoint_hasOneInstance() {
        try (Client one = site().open("/shared");
                Client two = site().open("/shared")) {
            var answers = new ArrayList<String>();
            answers.add(one.call("call", "{}"));
            answers.add(two.call("call", "{}"));
            assertThat(answers.get(0)).contains("\"data\":1");
            assertThat(answers.get(1)).contains("\"data\":2");
            assertThat(one.call("id", "{}")).contains("\"data\":true");
            assertThat(two.call("id", "{}")).contains("\"data\":true");
        }
    }

    @Contract(rule = "C3", proves = "the injected connection equals the one that comes as parameter")
    void injectedConnection_equalsTheParameter() {
        try (Client client = site().open("/play?name=ivan")) {
            assertThat(client.call("same", "{}")).contains("\"data\":true");
        }
    }

    /** The number of a player's counter. */
    private String number(String player) {
        String connect = site().journal().stream()
                .filter(entry -> entry.startsWith(player + " connect "))
                .findFirst()
                .orElseThrow();
        return connect.substring((player + " connect ").length(), connect.indexOf(':'));
    }

    private Site site() {
        return new Site(url);
    }
}
