// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.handshake;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.Journal;
import dev.foyer.contract.testing.ServerLog;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** What would silently do nothing is warned of, or refused with what to do in its place: rules H10 and H11. */
@ContractTest
class WarningsIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("warnings", WarningsIT.class);
    }

    public record News(String text) {}

    /** Lives as long as an HTTP session. */
    @SessionScoped
    public static class Cart implements Serializable {
        private static final long serialVersionUID = 1L;

        /** Something to call. */
        public int size() {
            return 0;
        }
    }

    @ServerEndpoint("/unscoped")
    public static class Unscoped {
        @Inject
        Cart cart;

        @Inject
        Instance<Cart> carts;

        @Inject
        Event<News> news;

        @OnConnect
        void connect() {}

        @OnEvent("publish")
        void publish(String text) {
            news.fire(new News(text));
        }

        void unscopedNews(@Observes News published) {}
    }

    @Dependent
    @ServerEndpoint("/dependent")
    public static class Depending {
        @OnConnect
        void connect() {}

        void dependentNews(@Observes News published) {}
    }

    @ApplicationScoped
    @ServerEndpoint("/shared")
    public static class Shared {
        @Inject
        Journal journal;

        @OnConnect
        void connect() {}

        void sharedNews(@Observes News published) {
            journal.note("published " + published.text());
        }
    }

    @RolesAllowed("member")
    @ServerEndpoint("/roles")
    public static class Roles {
        @OnConnect
        void connect() {}
    }

    /** A class that was a plain endpoint. */
    @ServerEndpoint("/migrated")
    public static class Migrated {
        @OnConnect
        void connect() {}

        @OnOpen
        void opened(Session session) {
            session.setMaxIdleTimeout(60_000);
        }

        @OnMessage
        String call(String method, Session session) {
            try {
                switch (method) {
                    case "whole" -> session.addMessageHandler(String.class, text -> {});
                    case "partial" -> session.addMessageHandler(String.class, (text, last) -> {});
                    case "handler" -> session.addMessageHandler((MessageHandler.Whole<String>) text -> {});
                    case "remove" -> session.removeMessageHandler((MessageHandler.Whole<String>) text -> {});
                    case "limit" -> session.setMaxTextMessageBufferSize(1);
                    case "handlers" -> {
                        return session.getMessageHandlers().toString();
                    }
                    case "open" -> {
                        boolean before = session.isOpen();
                        session.close();
                        return before + " " + session.isOpen();
                    }
                    default -> {
                        return String.join(
                                " ",
                                session.getRequestURI().getPath(),
                                session.getQueryString(),
                                session.getPathParameters().isEmpty() ? "no variables" : "variables",
                                String.valueOf(session.isSecure()),
                                String.valueOf(session.getMaxIdleTimeout()),
                                session.getNegotiatedSubprotocol());
                    }
                }
                return "no exception";
            } catch (IllegalStateException expected) {
                return String.valueOf(expected.getMessage());
            } catch (IOException failed) {
                return "failed";
            }
        }
    }

    public record Guest(String name) {}

    @ServerEndpoint("/users/{name}")
    public static class Users {
        @Inject
        Connection connection;

        @OnConnect
        Guest connect(Handshake handshake) {
            return new Guest(handshake.pathVariables().get("name"));
        }

        @OnEvent("find")
        List<String> find() {
            Optional<Guest> guest = connection.findUser(Guest.class);
            return List.of(
                    guest.map(Guest::name).orElse("none"),
                    connection.findUser(News.class).map(News::text).orElse("none"),
                    connection.userId().orElse("none"));
        }
    }

    @Contract(
            rule = "H11",
            proves =
                    "observers in endpoint classes that do not live as long as the application are warned of, others are not")
    void observersThatAreNotCalled_areWarnedOf() {
        try (Client client = site.open("/unscoped")) {
            assertThat(client.call("publish", "\"it rains\"")).isEqualTo("{\"reply\":\"call\"}");
        }
        assertThat(site.journal()).contains("published it rains");
        assertThat(ServerLog.awaited(1, "FOYER-1059", "unscopedNews is in an endpoint class "))
                .hasSize(1);
        assertThat(ServerLog.awaited(1, "FOYER-1059", "dependentNews is in an endpoint class that is @Dependent"))
                .hasSize(1);
        assertThat(ServerLog.lines("FOYER-1059", "sharedNews")).isEmpty();
    }

    @Contract(rule = "H11", proves = "what is there during the handshake only is warned of where it is injected")
    void sessionScopedInjection_isWarnedOf() {
        assertThat(ServerLog.awaited(
                        1, "FOYER-1060", Unscoped.class.getName() + ".cart injects " + Cart.class.getName()))
                .hasSize(1);
        assertThat(ServerLog.lines("FOYER-1060", ".carts injects")).isEmpty();
    }

    @Contract(rule = "H11", proves = "roles that nobody can have, as nobody was ever logged in, are warned of once")
    void rolesWithoutALogin_areWarnedOf() {
        for (int i = 0; i < 2; i++) {
            assertThat(Http.upgrade(site.ws("/roles"), Map.of()).status()).isEqualTo(401);
        }
        assertThat(ServerLog.awaited(1, "FOYER-4039: " + Roles.class.getName())).hasSize(1);
    }

    @Contract(rule = "H10", proves = "what a session cannot do under Foyer is an exception that says what to do")
    void sessionsHandlers_areRefused() {
        try (Client client = site.open("/migrated?a=b")) {
            for (String how : List.of("whole", "partial", "handler")) {
                assertThat(client.send(how).next())
                        .startsWith("FOYER-4038: Session.addMessageHandler")
                        .contains("'/migrated'", "@OnMessage");
            }
            assertThat(client.send("remove").next()).startsWith("FOYER-4038: Session.removeMessageHandler");
            assertThat(client.send("limit").next()).startsWith("FOYER-5007: Session.setMaxTextMessageBufferSize");
            assertThat(client.send("handlers").next()).isEqualTo("[]");
            assertThat(client.send("rest").next())
                    .matches("(/\\S*)?/migrated a=b (no )?variables false 60000 "); // Tyrus adds the query to them
            assertThat(client.send("open").closeCode()).isEqualTo(1000);
        }
    }

    @Contract(
            rule = {"C3", "R7"},
            proves = "the user context of a type, and the user's id, are found or empty")
    void user_isFoundOrEmpty() {
        try (Client client = site.open("/users/ada")) {
            assertThat(client.call("find", "null")).contains("[\"ada\",\"none\",\"none\"]");
        }
    }
}
