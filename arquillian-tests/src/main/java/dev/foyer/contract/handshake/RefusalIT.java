// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.handshake;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Refused;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.Http.Answer;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.ServerLog;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** How handshakes end before the 101: rules H1, H6, H7, H8 and H11. */
@ContractTest
class RefusalIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        WebArchive war = Wars.of("refusal", RefusalIT.class).addClass(Door.class);
        return Wars.with(war, "foyer.handshake.timeout=300ms");
    }

    @ServerEndpoint("/later/{how}")
    public static class Later {
        @OnConnect
        CompletionStage<Door.Guest> connect(Handshake handshake) {
            return switch (handshake.pathVariables().get("how")) {
                case "soon" -> CompletableFuture.supplyAsync(() -> new Door.Guest("soon"));
                case "refused" -> CompletableFuture.failedFuture(Refused.forbidden("Later, no."));
                default -> new CompletableFuture<>();
            };
        }

        @OnEvent("name")
        String name(Door.Guest guest) {
            return guest.name();
        }
    }

    @ServerEndpoint("/echo")
    public static class Echo {
        @OnMessage
        public String echo(String text) {
            return text;
        }
    }

    @Contract(rule = "H6", proves = "Refused answers with its status, title, detail and headers")
    void refused_answersWithItsStatus() {
        Answer unauthorized = door("unauthorized");
        assertThat(unauthorized.status()).isEqualTo(401);
        assertThat(unauthorized.headers()).containsEntry("WWW-Authenticate", "Bearer");
        assertThat(unauthorized.body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,"
                        + "\"detail\":\"Who are you?\"}");

        assertThat(door("forbidden").status()).isEqualTo(403);
        assertThat(door("busy").status()).isEqualTo(429);
        assertThat(door("busy").headers()).containsEntry("Retry-After", "2");
        assertThat(door("teapot").status()).isEqualTo(418);
        assertThat(door("teapot").headers()).containsEntry("X-Tea", "green");
    }

    @Contract(rule = "H6", proves = "any other exception answers 500 without its text")
    void exception_answers500WithoutItsText() {
        Answer answer = door("bug");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.headers()).containsEntry("Content-Type", "application/problem+json");
        assertThat(answer.body()).doesNotContain("hunter2").doesNotContain("Exception");
    }

    @Contract(
            rule = {"C3", "H6"},
            proves = "a null user context is a refusal with 500")
    void nullUserContext_answers500() {
        assertThat(door("null").status()).isEqualTo(500);
    }

    @Contract(
            rule = {"H1", "H6"},
            proves = "a refused peer is in no count, and nothing after the refusal runs for it")
    void refusedPeer_leavesNoTrace() {
        door("forbidden");
        door("bug");
        Http.upgrade(site.http("/door"), Map.of());
        try (Client client = site.open("/door?what=fine")) {
            assertThat(client.call("count", "{}")).contains("\"data\":1");
        }
        site.awaitJournal("disconnect fine");

        assertThat(site.journal()).doesNotContain("disconnect forbidden", "disconnect bug", "connect null");
    }

    @Contract(rule = "H1", proves = "the origin is judged before the header schema, and the schema before @OnConnect")
    void checks_runInOrder() {
        var evil = Map.of("Origin", "https://evil.example");

        assertThat(Http.upgrade(site.http("/door"), evil).status()).isEqualTo(403);
        assertThat(Http.upgrade(site.http("/door"), Map.of()).status()).isEqualTo(400);
        Http.upgrade(site.http("/door?what=order"), evil);
        assertThat(site.journal()).doesNotContain("connect order");
    }

    @Contract(rule = "H7", proves = "@OnConnect may return a stage; one that is late answers 503")
    @NeedsServer("a stage of the handshake that another thread completes")
    void stage_isAwaited() {
        try (Client client = site.open("/later/soon")) {
            assertThat(client.call("name", "{}")).contains("\"data\":\"soon\"");
        }
        assertThat(Http.upgrade(site.http("/later/refused"), Map.of()).status()).isEqualTo(403);
        assertThat(Http.upgrade(site.http("/later/never"), Map.of()).status()).isEqualTo(503);
    }

    @Contract(rule = "H8", proves = "a page of the same origin may connect, one of another may not")
    void origin_mustBeOwn() {
        String own = site.origin();

        assertThat(Http.upgrade(site.http("/door?what=own"), Map.of("Origin", own))
                        .status())
                .isEqualTo(101);
        for (String other :
                new String[] {"http://localhost", own.replace("http:", "https:"), own + ".evil.org", "null"}) {
            assertThat(Http.upgrade(site.http("/door?what=other"), Map.of("Origin", other))
                            .status())
                    .as(other)
                    .isEqualTo(403);
        }
    }

    @Contract(rule = "H1", proves = "an upgrade request that breaks RFC 6455 never gets as far as @OnConnect")
    void malformedUpgrade_isRefused() {
        var uri = site.http("/door?what=malformed");

        assertThat(Http.upgrade(uri, Map.of("Sec-WebSocket-Key", "")).status()).isEqualTo(400);
        assertThat(Http.upgrade(uri, Map.of("Sec-WebSocket-Key", "c2hvcnQ=")).status())
                .isEqualTo(400);
        assertThat(Http.upgrade(uri, Map.of("Connection", "keep-alive")).status())
                .isEqualTo(400);
        Answer old = Http.upgrade(uri, Map.of("Sec-WebSocket-Version", "8"));
        assertThat(old.status()).isEqualTo(426);
        assertThat(old.headers()).containsEntry("Sec-WebSocket-Version", "13");
        var upgrade = Map.of("Upgrade", "websocket", "Connection", "Upgrade");
        assertThat(Http.send("POST", uri, upgrade, "").status()).isEqualTo(405);
        assertThat(Http.upgrade(site.http("/later/a%2Fb"), Map.of()).status()).isEqualTo(400);
        assertThat(Http.upgrade(site.http("/later/%c0%ae"), Map.of()).status()).isEqualTo(400);
        assertThat(site.journal()).doesNotContain("connect malformed");
    }

    @Contract(rule = "H1", proves = "an upgrade needs HTTP/1.1, one key with its padding, one version and one protocol")
    void almostUpgrade_isRefused() {
        var uri = site.http("/door?what=almost");

        assertThat(Http.upgrade(uri, Map.of("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ"))
                        .status())
                .isEqualTo(400);
        assertThat(Http.upgrade(uri, Map.of("sec-websocket-key", "BBBBBBBBBBBBBBBBBBBBBA=="))
                        .status())
                .isEqualTo(400);
        assertThat(Http.upgrade(uri, Map.of("sec-websocket-version", "13")).status())
                .isEqualTo(426);
        assertThat(Http.upgrade(uri, Map.of("Upgrade", "h2c, websocket")).status())
                .isEqualTo(400);
        assertThat(Http.upgradeOf("HTTP/1.0", uri).status()).isIn(400, 426);
        assertThat(site.journal()).doesNotContain("connect almost");
    }

    @Contract(rule = "H8", proves = "an origin that is refused is in the log once, with what it was compared with")
    void refusedOrigin_isLoggedOnce() {
        var page = Map.of("Origin", "https://shop.example:8443");
        var forged = Map.of("Origin", "https://shop.example\u00a0FOYER-9999");

        for (int i = 0; i < 3; i++) {
            Http.upgrade(site.http("/door?what=origin"), page);
            Http.upgrade(site.http("/door?what=origin"), forged);
        }

        assertThat(ServerLog.awaited(1, "FOYER-2006", "'https://shop.example:8443'", "'" + site.origin()))
                .hasSize(1)
                .allMatch(line -> line.contains("X-Forwarded-Proto") && line.contains("foyer.allowed-origins"));
        assertThat(ServerLog.lines("FOYER-9999")).isEmpty();
    }

    @Contract(rule = "H1", proves = "no spelling of the path leads around the filter")
    void spellingsOfThePath_neverLeadAround() {
        for (String path : new String[] {
            "/door;a=b",
            "/door;jsessionid=1",
            "//door",
            "/./door",
            "/x/../door",
            "/%64oor",
            "/door/",
            "/door%20",
            "/DOOR",
            "/later;a=b/refused",
            "/later/refused;a=b",
            "/later/%72efused/",
            "/later//refused"
        }) {
            int status = Http.upgrade(site.http(path + "?what=bug"), Map.of()).status();

            assertThat(status).as(path).isIn(400, 403, 404, 500);
        }
    }

    @Contract(
            rule = "H1",
            proves = "another spelling of an endpoint's path is answered 404 by the filter, not by an HTML page")
    void otherSpellings_areProblemsToo() {
        for (String path : new String[] {
            "/door/", "//door", "/later//refused", "/x/../door", "/door%20", "/door%20%20", "/later/", "/later//"
        }) {
            Answer answer = Http.upgrade(site.http(path + "?what=fine"), Map.of());

            assertThat(answer.status()).as(path).isIn(400, 404);
            assertThat(answer.body()).as(path).doesNotContain("dev.foyer");
        }
        assertThat(Http.upgrade(site.http("/door/?what=fine"), Map.of()).headers())
                .containsEntry("Content-Type", "application/problem+json");
    }

    @Contract(rule = "H11", proves = "an endpoint without Foyer's annotations is left to the container")
    @NeedsServer("a plain endpoint")
    void plainEndpoint_isUntouched() {
        try (Client client = site.open("/echo", Map.of("Origin", "https://other.example"))) {
            assertThat(client.send("hello").next()).isEqualTo("hello");
        }
    }

    private Answer door(String what) {
        return Http.upgrade(site.http("/door?what=" + what), Map.of());
    }
}
