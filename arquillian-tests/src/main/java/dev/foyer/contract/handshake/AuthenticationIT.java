// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.handshake;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connections;
import dev.foyer.Handshake;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.Http.Answer;
import dev.foyer.contract.testing.Journal;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** Who connects: tokens by subprotocol (H4), the server's own login and its roles (H1, H10, E7, R7). */
@ContractTest
class AuthenticationIT {

    private static final String TOKEN = "s3cret~token/of+ada.=";

    @ArquillianResource
    private Site site;

    /** With the login of the server: its users, and groups for roles. */
    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("authentication", AuthenticationIT.class).setWebXML(new StringAsset("""
                                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                                    <login-config><auth-method>BASIC</auth-method></login-config>
                                    <security-role><role-name>member</role-name></security-role>
                                    <security-role><role-name>admin</role-name></security-role>
                                    <security-role><role-name>auditor</role-name></security-role>
                                </web-app>
                                """));
    }

    @HandshakeHeaders
    record Bearer(@NotNull String authorization) {}

    @ServerEndpoint(value = "/token", subprotocols = "chat.v1")
    public static class Token {
        @OnConnect
        void connect(Bearer bearer) {}

        @OnEvent("authorization")
        String authorization(Bearer bearer) {
            return bearer.authorization();
        }

        @OnEvent("offers")
        String offers(Handshake handshake) {
            return handshake.headers().get("sec-websocket-protocol").toString();
        }
    }

    @DeclareRoles({"auditor", "nobody"})
    @RolesAllowed({"member", "admin"})
    @ServerEndpoint("/members/{room}")
    public static class Members {
        @Inject
        Connections connections;

        @Inject
        Journal journal;

        @OnConnect
        void connect(Handshake handshake) {
            journal.note("connected " + handshake.query());
        }

        @OnEvent("who")
        String who(Handshake handshake) {
            return handshake.principal().getName() + " " + new java.util.TreeSet<>(handshake.roles()) + " "
                    + handshake.pathVariables().get("room");
        }

        @OnEvent("mine")
        int mine(Handshake handshake) {
            return connections.ofUser(handshake.principal().getName()).members().size();
        }

        @RolesAllowed("admin")
        @OnEvent("ban")
        String ban(@NotNull String whom) {
            return "banned " + whom;
        }

        @DenyAll
        @OnEvent("never")
        String never() {
            return "never";
        }
    }

    @ServerEndpoint("/signed-in")
    public static class SignedIn {
        @RolesAllowed("**")
        @OnConnect
        void connect() {}
    }

    @Contract(rule = "H4", proves = "a token offered as subprotocol binds as authorization and is not echoed")
    void bearerSubprotocol_isBoundAndNotEchoed() {
        try (Client client = site.open("/token", Map.of(), "foyer.v1", bearer(TOKEN))) {
            assertThat(client.subprotocol()).isEqualTo("foyer.v1");
            assertThat(client.call("authorization", "null")).contains("\"data\":\"Bearer " + TOKEN + "\"");
            assertThat(client.call("offers", "null")).contains("\"data\":\"[foyer.v1]\"");
        }
        Answer alone = Http.upgrade(site.http("/token"), Map.of("Sec-WebSocket-Protocol", bearer(TOKEN)));
        assertThat(alone.status()).isEqualTo(101);
        assertThat(alone.headers()).doesNotContainKey("Sec-WebSocket-Protocol");
        Answer first = Http.upgrade(site.http("/token"), Map.of("Sec-WebSocket-Protocol", bearer(TOKEN) + ", chat.v1"));
        assertThat(first.headers()).containsEntry("Sec-WebSocket-Protocol", "chat.v1");
    }

    @Contract(rule = "H4", proves = "an Authorization header that was sent wins")
    void authorizationHeader_wins() {
        var headers = Map.of("Authorization", "Bearer real");

        try (Client client = site.open("/token", headers, "foyer.v1", bearer("forged"))) {
            assertThat(client.call("authorization", "null")).contains("\"data\":\"Bearer real\"");
        }
    }

    @Contract(rule = "H4", proves = "what is no token is a 400 that does not repeat it")
    void malformedToken_isRefused() {
        for (String offered :
                new String[] {"foyer.bearer.", "foyer.bearer.YQ0KWDogeQ", bearer("a") + ", " + bearer("b")}) {
            Answer answer = Http.upgrade(site.http("/token"), Map.of("Sec-WebSocket-Protocol", offered));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.headers()).containsEntry("Content-Type", "application/problem+json");
            assertThat(answer.body()).contains("base64url").doesNotContain("YQ");
        }
    }

    @Contract(
            rule = {"H1", "H9"},
            proves = "@RolesAllowed of the class: 401 for nobody, 403 for who has no such role, before @OnConnect")
    void rolesOfTheClass_areNeededToConnect() {
        Answer nobody = Http.upgrade(site.http("/members/a?as=nobody"), Map.of());
        Answer stranger = Http.upgrade(site.http("/members/a?as=stranger"), login("carl"));
        Answer probe = Http.send("GET", site.http("/members/a"), login("carl"), "");
        Answer wrong = Http.upgrade(site.http("/members/a?as=wrong"), basic("ada", "wrong"));

        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.headers()).containsKey("WWW-Authenticate");
        assertThat(stranger.status()).isEqualTo(403);
        assertThat(stranger.headers()).containsEntry("Content-Type", "application/problem+json");
        assertThat(probe.status()).isEqualTo(403);
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(site.journal()).noneMatch(entry -> entry.contains("as="));
    }

    @Contract(
            rule = {"H10", "R7"},
            proves = "principal, roles and path variables are in the handshake, and the principal's name is the user")
    void login_isInTheHandshake() {
        try (Client ada = site.open("/members/blue", login("ada"));
                Client again = site.open("/members/red", login("ada"));
                Client bob = site.open("/members/red", login("bob"))) {
            assertThat(ada.call("who", "null")).contains("\"data\":\"ada [admin, auditor] blue\"");
            assertThat(bob.call("who", "null")).contains("\"data\":\"bob [member] red\"");
            assertThat(again.call("mine", "null")).contains("\"data\":2");
            assertThat(bob.call("mine", "null")).contains("\"data\":1");
        }
    }

    @Contract(
            rule = "E7",
            proves = "@RolesAllowed and @DenyAll on a handler: forbidden, before the payload is looked at")
    void rolesOfAHandler_areNeededToCallIt() {
        try (Client ada = site.open("/members/a", login("ada"));
                Client bob = site.open("/members/a", login("bob"))) {
            assertThat(ada.call("ban", "\"bob\"")).contains("\"data\":\"banned bob\"");
            assertThat(ada.call("ban", "null")).contains("invalid-event");
            assertThat(bob.call("ban", "\"ada\"")).contains("\"code\":\"forbidden\"");
            assertThat(bob.call("ban", "null")).contains("\"code\":\"forbidden\"");
            assertThat(ada.call("never", "null")).contains("\"code\":\"forbidden\"");
            assertThat(bob.call("who", "null")).contains("bob");
        }
    }

    @Contract(rule = "H1", proves = "** is whoever the server knows")
    void twoStars_areEverybodyWhoIsKnown() {
        assertThat(Http.upgrade(site.http("/signed-in"), Map.of()).status()).isEqualTo(401);
        assertThat(Http.upgrade(site.http("/signed-in"), login("carl")).status())
                .isEqualTo(101);
    }

    private static String bearer(String token) {
        return "foyer.bearer."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(token.getBytes(StandardCharsets.UTF_8));
    }

    /** The users of the contract's server have their names for passwords. */
    private static Map<String, String> login(String name) {
        return basic(name, name);
    }

    private static Map<String, String> basic(String name, String password) {
        byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }
}
