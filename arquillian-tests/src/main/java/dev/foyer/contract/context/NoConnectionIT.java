// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.context;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.ConnectionScoped;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.TextServlet;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** What belongs to a connection, used where there is none: rule C4. */
@ContractTest
class NoConnectionIT {

    private static final String TOLD = "ContextNotActiveException FOYER-4004: There is no current connection here.";

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("no-connection", NoConnectionIT.class);
    }

    /** A user context that cannot be proxied. */
    public record Player(String name) {}

    /** A user context that can. */
    public static class Visitor {
        /** The name. */
        public String name() {
            return "visitor";
        }
    }

    /** A bean of a connection. */
    @ConnectionScoped
    public static class Cart {
        /** How many. */
        public int size() {
            return 0;
        }
    }

    /** Uses what belongs to a connection. */
    @ApplicationScoped
    public static class User {
        @Inject
        private Connection connection;

        @Inject
        private Instance<Player> player;

        @Inject
        private Visitor visitor;

        @Inject
        private Cart cart;

        @Inject
        @RoomName("table-{name}")
        private Room table;

        /** What comes of using it; an exception's class and message. */
        public String use(String what) {
            Map<String, Runnable> uses = Map.of(
                    "connection", connection::id,
                    "emit", () -> connection.emit("hello", "you"),
                    "player", () -> player.get(),
                    "visitor", visitor::name,
                    "cart", cart::size,
                    "room", table::size,
                    "room-emit", () -> table.emit("hello", "all"));
            try {
                uses.get(what).run();
                return "done";
            } catch (ContextNotActiveException expected) {
                return expected.getClass().getSimpleName() + " " + expected.getMessage();
            }
        }
    }

    @Dependent
    @ServerEndpoint("/players/{name}")
    public static class Players {
        @Inject
        User user;

        @OnConnect
        Player connect() {
            return new Player("player");
        }

        @OnEvent("inside")
        String inside(String what) {
            return user.use(what);
        }

        @OnEvent("elsewhere")
        CompletionStage<String> elsewhere(String what) {
            return CompletableFuture.supplyAsync(() -> user.use(what));
        }
    }

    @Dependent
    @ServerEndpoint("/visitors")
    public static class Visitors {
        @Inject
        User user;

        @OnConnect
        Visitor connect() {
            return new Visitor();
        }

        @OnEvent("inside")
        String inside(String what) {
            return user.use(what);
        }
    }

    @WebServlet("/use")
    public static class UseServlet extends TextServlet {
        private static final long serialVersionUID = 1L;

        @Inject
        private transient User user;

        @Override
        protected Object text(HttpServletRequest request) {
            return user.use(request.getParameter("what"));
        }
    }

    @Contract(
            rule = "C4",
            proves = "from a servlet each of them throws ContextNotActiveException that says where it is active")
    void fromAServlet_itSaysWhereItIsActive() {
        for (String what : new String[] {"connection", "emit", "player", "visitor", "cart", "room", "room-emit"}) {
            assertThat(Http.get(site.http("/use?what=" + what)).body())
                    .as(what)
                    .startsWith(TOLD)
                    .contains("@ConnectionScoped", "injected Connection", "user context", "@RoomName")
                    .contains("@OnConnect", "@OnOpen", "@OnEvent", "@OnError", "@OnClose", "@OnDisconnect");
        }
    }

    @Contract(rule = "C4", proves = "so does another thread of the application, also while a handler waits for it")
    void fromAnotherThread_itSaysWhereItIsActive() {
        try (Client client = site.open("/players/alice")) {
            for (String what : new String[] {"connection", "emit", "player", "cart", "room", "room-emit"}) {
                assertThat(client.call("elsewhere", '"' + what + '"')).as(what).contains(TOLD);
            }
        }
    }

    @Contract(rule = "C4", proves = "in a handler the same uses work")
    void inAHandler_itWorks() {
        try (Client player = site.open("/players/alice");
                Client visitor = site.open("/visitors")) {
            for (String what : new String[] {"connection", "emit", "player", "cart", "room", "room-emit"}) {
                assertThat(player.call("inside", '"' + what + '"')).as(what).contains("\"done\"");
            }
            assertThat(visitor.call("inside", "\"visitor\"")).contains("\"done\"");
        }
    }
}
