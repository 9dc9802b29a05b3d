// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.authenticate;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

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
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/howto/authenticate.md says. */
@ContractTest
class AuthenticateHowtoIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        WebArchive war = Wars.of("howto-authenticate", DeskEndpoint.class)
                .addClasses(
                        Account.class,
                        Accounts.class,
                        BearerEndpoint.class,
                        BearerFilter.class,
                        ClubEndpoint.class,
                        RemoteEndpoint.class,
                        StaffEndpoint.class)
                .setWebXML(new StringAsset("""
                        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                            <login-config><auth-method>BASIC</auth-method></login-config>
                            <security-role><role-name>member</role-name></security-role>
                            <security-role><role-name>admin</role-name></security-role>
                        </web-app>
                        """));
        return Wars.with(war, "foyer.allowed-origins=https://app.example.com,*.example.org");
    }

    @Contract(
            rule = {"H3", "H5", "H6"},
            proves = "authenticate.md: a token by header or query; 400, 401, 403 and 429 with what they carry")
    void token_isAskedFor() {
        assertThat(connect("/desk").status()).isEqualTo(400);
        Answer unknown = connect("/desk?token=token-of-eve");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.headers()).containsEntry("WWW-Authenticate", "Bearer");
        assertThat(unknown.body()).contains("\"detail\":\"Unknown token\"");
        assertThat(connect("/desk?token=token-of-bob").status()).isEqualTo(403);
        try (Client one = site.open("/desk?token=token-of-ada");
                Client two = site.open("/desk", Map.of("token", "token-of-ada"))) {
            assertThat(one.call("who", "null")).contains("\"data\":\"ada\"");
            assertThat(two.call("who", "null")).contains("\"data\":\"ada\"");
            Answer third = connect("/desk?token=token-of-ada");
            assertThat(third.status()).isEqualTo(429);
            assertThat(third.headers()).containsEntry("Retry-After", "60");
        }
    }

    @Contract(rule = "H4", proves = "authenticate.md: a browser offers its token as a subprotocol beside foyer.v1")
    void bearer_comesBySubprotocol() {
        try (Client browser = site.open("/bearer", Map.of(), "foyer.v1", bearer("token-of-ada"));
                Client program = site.open("/bearer", Map.of("Authorization", "Bearer token-of-ada"))) {
            assertThat(browser.subprotocol()).isEqualTo("foyer.v1");
            assertThat(browser.call("who", "null")).contains("\"data\":\"ada\"");
            assertThat(program.call("who", "null")).contains("\"data\":\"ada\"");
        }
        Answer other = Http.upgrade(site.http("/bearer"), Map.of("Authorization", "Token YTpi"));
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.body()).contains("must be a bearer token");
    }

    @Contract(
            rule = {"H4", "H12"},
            proves =
                    "authenticate.md: a filter logs in who has a token by subprotocol, so that @RolesAllowed lets him in")
    @NeedsServer("servlet filters")
    void filter_logsIn() {
        try (Client browser = site.open("/club", Map.of(), "foyer.v1", bearer("token-of-ada"))) {
            assertThat(browser.call("who", "null")).contains("\"data\":\"ada\"");
        }
        var unknown = Map.of("Sec-WebSocket-Protocol", "foyer.v1, " + bearer("token-of-eve"));
        assertThat(Http.upgrade(site.http("/club"), unknown).status()).isEqualTo(401);
        assertThat(ServerLog.awaited(1, "FOYER-2008", "'/club'")).hasSize(1);
    }

    @Contract(rule = "H7", proves = "authenticate.md: a stage of the user context decides later")
    void stage_decidesLater() {
        assertThat(connect("/remote?token=token-of-eve").status()).isEqualTo(401);
        try (Client client = site.open("/remote?token=token-of-ada")) {
            assertThat(client.call("who", "null")).contains("\"data\":\"ada\"");
        }
    }

    @Contract(
            rule = {"H1", "H10", "E7"},
            proves = "authenticate.md: the server's login, with roles to connect and to send an event")
    void login_isTheServers() {
        assertThat(connect("/staff").status()).isEqualTo(401);
        assertThat(Http.upgrade(site.http("/staff"), login("carl")).status()).isEqualTo(403);
        try (Client ada = site.open("/staff", login("ada"));
                Client bob = site.open("/staff", login("bob"))) {
            assertThat(ada.call("who", "null")).contains("{\"admin\":true,\"name\":\"ada\"}");
            assertThat(bob.call("who", "null")).contains("{\"admin\":false,\"name\":\"bob\"}");
            assertThat(ada.call("ban", "\"eve\"")).contains("\"eve is banned\"");
            assertThat(bob.call("ban", "\"eve\"")).contains("\"code\":\"forbidden\"");
        }
    }

    @Contract(rule = "H8", proves = "authenticate.md: pages of the allowed origins may connect, others may not")
    void origins_areThoseAllowed() {
        assertThat(from("https://app.example.com")).isEqualTo(101);
        assertThat(from("https://eu.example.org")).isEqualTo(101);
        assertThat(from("https://example.net")).isEqualTo(403);
    }

    @Contract(rule = "H9", proves = "authenticate.md: a plain GET tells the reason, as far as @OnConnect")
    void probe_tellsTheReason() {
        assertThat(Http.get(site.http("/desk?foyer-attempt=none")).body())
                .contains("{\"name\":\"token\",\"in\":\"header\",\"message\":\"must not be blank\"}");
        assertThat(Http.get(site.http("/staff")).status()).isEqualTo(401);
        assertThat(Http.get(site.http("/desk?token=token-of-eve")).status()).isEqualTo(426);
    }

    private Answer connect(String path) {
        return Http.upgrade(site.http(path), Map.of());
    }

    /** Not as Ada, who may have two windows: some servers notice only after seconds that a line was dropped right after its 101. */
    private int from(String origin) {
        return Http.upgrade(site.http("/remote?token=token-of-bob"), Map.of("Origin", origin))
                .status();
    }

    private static String bearer(String token) {
        return "foyer.bearer."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(token.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> login(String name) {
        byte[] pair = (name + ":" + name).getBytes(StandardCharsets.UTF_8);
        return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }
}
