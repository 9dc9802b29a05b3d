// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.handshake;

import java.io.IOException;
import java.security.Principal;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.Http.Answer;
import dev.foyer.contract.testing.Journal;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** The application's filters come first: rule H12. */
@ContractTest
@NeedsServer("servlet filters")
class FiltersIT {

    private static final String OUTER = "dev.foyer.contract.handshake.FiltersIT$Outer";

    @ArquillianResource
    private Site site;

    /** One filter by annotation, one by descriptor, and an endpoint of the container's own. */
    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("filters", FiltersIT.class).setWebXML(new StringAsset("""
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                    <filter>
                        <filter-name>outer</filter-name>
                        <filter-class>%s</filter-class>
                        <async-supported>true</async-supported>
                    </filter>
                    <filter-mapping>
                        <filter-name>outer</filter-name>
                        <url-pattern>/*</url-pattern>
                    </filter-mapping>
                </web-app>
                """.formatted(OUTER)));
    }

    /** Looks at what came out. */
    public static class Outer extends HttpFilter {
        private static final long serialVersionUID = 1L;

        @Inject
        private transient Journal journal;

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            response.setHeader("X-Trace", "outer");
            request.setAttribute("tenant", request.getServerName());
            chain.doFilter(request, response);
            if (request.getHeader("X-User") != null) {
                journal.note("out");
            }
        }
    }

    /** Says who it is, and who may not even ask. */
    @WebFilter(urlPatterns = "/*", asyncSupported = true)
    public static class Identity extends HttpFilter {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (request.getHeader("X-Blocked") != null) {
                response.setStatus(418);
                return;
            }
            String user = request.getHeader("X-User");
            chain.doFilter(user == null ? request : new Known(request, user), response);
        }
    }

    /** A principal. */
    public record Name(String name) implements Principal {
        @Override
        public String getName() {
            return name;
        }
    }

    private static final class Known extends HttpServletRequestWrapper {

        private final String user;

        Known(HttpServletRequest request, String user) {
            super(request);
            this.user = user;
        }

        @Override
        public Principal getUserPrincipal() {
            return new Name(user);
        }

        @Override
        public boolean isUserInRole(String role) {
            return role.equals("member") && !user.equals("stranger");
        }
    }

    @ServerEndpoint("/who")
    public static class Who {
        @Inject
        Journal journal;

        @Inject
        HttpServletRequest request;

        @OnConnect
        void connect(Handshake handshake) {
            journal.note("connect " + handshake.principal() + " of " + request.getAttribute("tenant") + " "
                    + handshake.query().get("as"));
        }

        @OnOpen
        void open(Session session) {
            journal.note("open " + session.getUserPrincipal());
        }

        @OnEvent("who")
        String who(Handshake handshake) {
            return handshake.principal().getName();
        }
    }

    @RolesAllowed("member")
    @ServerEndpoint("/members")
    public static class Members {
        @OnConnect
        void connect() {}

        @OnEvent("roles")
        String roles(Handshake handshake) {
            return handshake.principal().getName() + handshake.roles();
        }
    }

    @ServerEndpoint("/echo/{x}")
    public static class Echo {
        @OnMessage
        public String echo(String text) {
            return text;
        }
    }

    @Contract(rule = "H12", proves = "who a filter of the application says it is, is the principal of the handshake")
    void identityOfAFilter_isThePrincipal() {
        try (Client ada = site.open("/who", Map.of("X-User", "ada"))) {
            assertThat(ada.call("who", "null")).contains("\"data\":\"ada\"");
        }
        site.awaitJournal("out");
        assertThat(site.journal("open ")).contains("open Name[name=ada]");
    }

    @Contract(rule = "H12", proves = "roles that a filter of the application gives decide who may connect")
    void rolesOfAFilter_decide() {
        try (Client ada = site.open("/members", Map.of("X-User", "ada"))) {
            assertThat(ada.call("roles", "null")).contains("\"data\":\"ada[member]\"");
        }
        assertThat(upgrade("/members", Map.of("X-User", "stranger")).status()).isEqualTo(403);
        assertThat(upgrade("/members", Map.of()).status()).isEqualTo(401);
    }

    @Contract(rule = "H12", proves = "a filter of the application that answers itself keeps @OnConnect from running")
    void filterThatAnswers_keepsOnConnectFromRunning() {
        assertThat(upgrade("/who?as=blocked", Map.of("X-Blocked", "yes")).status())
                .isEqualTo(418);
        assertThat(upgrade("/who?as=free", Map.of()).status()).isEqualTo(101);

        assertThat(site.journal("connect ")).noneMatch(entry -> entry.contains("blocked"));
        assertThat(site.journal("connect ")).anyMatch(entry -> entry.contains("of localhost [free]"));
    }

    @Contract(rule = "H12", proves = "refusals and plain answers of Foyer pass through the application's filters")
    void answers_passThroughFilters() {
        Answer refused = upgrade("/who", Map.of("Origin", "https://evil.example"));
        Answer plain = Http.get(site.http("/who"));
        Answer blocked = Http.send("GET", site.http("/who"), Map.of("X-Blocked", "yes"), "");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.headers()).containsEntry("X-Trace", "outer");
        assertThat(refused.headers()).containsEntry("Content-Type", "application/problem+json");
        assertThat(plain.status()).isEqualTo(426);
        assertThat(plain.headers()).containsEntry("X-Trace", "outer");
        assertThat(blocked.status()).isEqualTo(418);
    }

    @Contract(
            rule = {"H1", "H12"},
            proves =
                    "no spelling leads around the filter where it comes last, and the container's own endpoints are left alone")
    void nothing_leadsAround() {
        for (String path : new String[] {"/who;a=b", "//who", "/./who", "/x/../who", "/wh%6f", "/who/"}) {
            int status = upgrade(path, Map.of("Origin", "https://evil.example")).status();

            assertThat(status).as(path).isIn(400, 403, 404, 500);
        }
        try (Client client = site.open("/echo/a", Map.of("Origin", "https://other.example"))) {
            assertThat(client.send("hello").next()).isEqualTo("hello");
        }
    }

    private Answer upgrade(String path, Map<String, String> headers) {
        return Http.upgrade(site.http(path), headers);
    }
}
