// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.handshake;

import java.io.IOException;
import java.util.Map;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.NotNull;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.Http.Answer;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** An endpoint owns the upgrade of its path, not the path: rules H9 and H13. */
@ContractTest
@NeedsServer("servlets, pages and a context root")
class PlainRequestsIT {

    private static final String[] CONTEXT_ROOTS = {
        "WEB-INF/ibm-web-ext.xml",
        "<web-ext xmlns=\"http://websphere.ibm.com/xml/ns/javaee\" version=\"1.0\"><context-root uri=\"%s\"/></web-ext>",
        "WEB-INF/jboss-web.xml",
        "<jboss-web><context-root>%s</context-root></jboss-web>",
    };

    /** At a context root with special characters, where the server takes one from a descriptor. */
    @Deployment(testable = false)
    static WebArchive war() {
        WebArchive war = Wars.of("plain-requests", PlainRequestsIT.class)
                .addAsWebResource(new StringAsset("body {}"), "style.css")
                .addAsWebResource(new StringAsset("<p>chat</p>"), "chat/index.html");
        for (int i = 0; i < CONTEXT_ROOTS.length; i += 2) {
            war.add(new StringAsset(CONTEXT_ROOTS[i + 1].formatted("/my ch\u00e4t+room")), CONTEXT_ROOTS[i]);
        }
        return war;
    }

    @HandshakeHeaders
    record Token(@NotNull String token) {}

    @ServerEndpoint("/api/orders")
    public static class OrderFeed {
        @OnConnect
        void connect() {}
    }

    @ServerEndpoint("/{room}")
    public static class Room {
        @OnConnect
        void connect() {}
    }

    @ServerEndpoint("/chat/{room}")
    public static class Chat {
        @OnConnect
        void connect(Token token) {}
    }

    /** The same as a resource. */
    @WebServlet({"/api/orders", "/login"})
    public static class Orders extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getParameter("missing") != null) {
                response.sendError(404);
            } else {
                response.getWriter().write("[]");
            }
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(201);
        }

        @Override
        protected void doOptions(HttpServletRequest request, HttpServletResponse response) {
            response.setHeader("Access-Control-Allow-Methods", "GET, PUT");
        }
    }

    @Contract(rule = "H13", proves = "a resource at the path of an endpoint is the application's, whatever the method")
    void resourceAtThePath_isTheApplications() {
        var orders = site().http("/api/orders");

        assertThat(Http.get(orders).body()).isEqualTo("[]");
        assertThat(Http.get(orders).status()).isEqualTo(200);
        assertThat(Http.send("POST", orders, Map.of(), "x").status()).isEqualTo(201);
        var asks = Map.of("Origin", "https://other.example", "Access-Control-Request-Method", "GET");
        assertThat(Http.send("OPTIONS", orders, asks, "").headers())
                .containsEntry("Access-Control-Allow-Methods", "GET, PUT");
        assertThat(Http.get(site().http("/api/orders?missing=yes")).status()).isEqualTo(404);
        assertThat(Http.upgrade(orders, Map.of()).status()).isEqualTo(101);
    }

    @Contract(rule = "H13", proves = "pages and servlets beside an endpoint of a variable path are served")
    void pagesBesideAVariable_areServed() {
        assertThat(Http.get(site().http("/style.css")).body()).isEqualTo("body {}");
        assertThat(Http.get(site().http("/login")).body()).isEqualTo("[]");
        assertThat(Http.get(site().http("/chat/index.html")).body()).isEqualTo("<p>chat</p>");
        assertThat(Http.upgrade(site().http("/style.css"), Map.of()).status()).isEqualTo(101);
    }

    @Contract(
            rule = {"H9", "H13"},
            proves = "who names an attempt asks Foyer, and so does who asks where there is nothing else")
    void whoAsksFoyer_isAnswered() {
        Answer attempt = Http.get(site().http("/api/orders?foyer-attempt=none"));
        assertThat(attempt.status()).isEqualTo(426);
        assertThat(attempt.headers()).containsEntry("Content-Type", "application/problem+json");

        Answer nothing = Http.get(site().http("/tea"));
        assertThat(nothing.status()).isEqualTo(426);
        assertThat(nothing.body()).contains("This is a WebSocket endpoint.");
        assertThat(Http.get(site().http("/chat/tea")).status()).isEqualTo(400);
        assertThat(Http.get(site().http("/chat/tea")).body()).contains("must not be null");
        assertThat(Http.get(site().http("/no/such/page")).status()).isEqualTo(404);
    }

    @Contract(
            rule = {"H1", "H13"},
            proves = "a context root with a space and other special characters is none to trip over")
    void specialContextRoot_isServed() {
        assertThat(Http.upgrade(site().http("/chat/tea?token=t"), Map.of()).status())
                .isEqualTo(101);
        assertThat(Http.upgrade(site().http("/chat/t%20+e%C3%A4?token=t"), Map.of())
                        .status())
                .isEqualTo(101);
        assertThat(Http.upgrade(site().http("/chat/tea"), Map.of()).status()).isEqualTo(400);
    }

    private static Site site() {
        int port = Integer.getInteger("foyer.main.port");
        Site special = Site.at(port, "/my%20ch%C3%A4t+room");
        return Http.get(special.http("/login")).status() == 200 ? special : Site.at(port, "/plain-requests");
    }
}
