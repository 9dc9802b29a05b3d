// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.jwt;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What docs/howto/jwt.md says. */
@ContractTest
@NeedsServer("tokens that expire by the clock of the server, and an identity provider")
@SameEverywhere("the server has no part in what is done with a token; RefreshIT is on all")
class JwtHowtoIT {

    private static final IdentityProvider PROVIDER = IdentityProvider.start();

    @ArquillianResource
    @OperateOnDeployment("header")
    private Site site;

    @ArquillianResource
    @OperateOnDeployment("cookie")
    private Site byCookie;

    @ArquillianResource
    @OperateOnDeployment("query")
    private Site byQuery;

    @Deployment(name = "header", testable = false)
    static WebArchive header() {
        return war("howto-jwt", "foyer.auth.grace=1s");
    }

    @Deployment(name = "cookie", testable = false)
    static WebArchive cookie() {
        return war("howto-jwt-cookie", "mp.jwt.token.header=Cookie", "mp.jwt.token.cookie=session");
    }

    @Deployment(name = "query", testable = false)
    static WebArchive query() {
        return war("howto-jwt-query", "foyer.auth.token=header,query:access_token");
    }

    private static WebArchive war(String name, String... settings) {
        return Wars.with(
                Wars.withJwt(Wars.of(name, AccountEndpoint.class).addClass(Clerk.class)),
                Stream.concat(Stream.of(PROVIDER.settings()), Stream.of(settings))
                        .toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        PROVIDER.stop();
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    private static int status(Site site, String path, Map<String, String> headers) {
        return Http.upgrade(site.http(path), headers).status();
    }

    private static String refresh(Client client, String token) {
        client.send("{\"bearer\":\"" + token + "\",\"id\":\"b\"}");
        return client.next(frame -> frame.contains("\"reply\":\"b\""));
    }

    @Contract(
            rule = {"E7", "I3"},
            proves =
                    "jwt.md: a signed token opens a connection; its user, its claims and its groups, which @RolesAllowed takes, are those of the connection")
    void token_opensAConnection() {
        try (Client ada = site.open("/accounts", bearer(PROVIDER.token("ada", 3600, "teller")));
                Client bob = site.open("/accounts", bearer(PROVIDER.token("bob", 3600, "trainee")))) {
            assertThat(ada.call("account.open", "\"eve\"")).contains("ada opens an account for eve at branch north");
            assertThat(bob.call("account.open", "\"eve\"")).contains("\"code\":\"forbidden\"");
        }
    }

    @Contract(
            rule = "I3",
            proves =
                    "jwt.md: a token is refused with 401 and a problem document if it is missing, not signed, signed by another one, changed, expired, too early, without an expiry, of another issuer or for another audience; none of it is in the answer")
    void tokensThatAreNotValid_areRefused() {
        String token = PROVIDER.token("ada", 3600, "teller");
        String[] parts = token.split("\\.", -1);
        String none = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes(US_ASCII));
        for (String wrong : List.of(
                "nonsense",
                none + '.' + parts[1] + '.',
                parts[0] + '.' + parts[1] + '.',
                PROVIDER.forged("ada"),
                parts[0] + '.' + PROVIDER.token("root", 3600, "teller").split("\\.", -1)[1] + '.' + parts[2],
                PROVIDER.token("ada", -1, "teller"),
                PROVIDER.token("ada", 3600, claims -> claims.expirationTime(null)),
                PROVIDER.token(
                        "ada",
                        3600,
                        claims -> claims.notBeforeTime(claims.build().getExpirationTime())),
                PROVIDER.token("ada", 3600, claims -> claims.issuer("https://evil.example.com")),
                PROVIDER.token("ada", 3600, claims -> claims.audience("shop")))) {
            Http.Answer answer = Http.upgrade(site.http("/accounts"), bearer(wrong));

            assertThat(answer.status()).as(wrong).isEqualTo(401);
            assertThat(answer.headers().get("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.headers().get("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
            assertThat(answer.body()).contains("The token is not valid.").doesNotContain(wrong);
        }
        assertThat(status(site, "/accounts", Map.of())).isEqualTo(401);
        assertThat(status(site, "/accounts", Map.of("Authorization", "Basic YWRhOmFkYQ==")))
                .isEqualTo(401);
    }

    @Contract(
            rule = {"I1", "I2", "I3"},
            proves =
                    "jwt.md: a token of three seconds lives on by others that the client sends in band, and the connection dies without them; a forged one in band changes nothing")
    void tokensOfThreeSeconds_liveOnByOthers() {
        try (Client idle = site.open("/accounts", bearer(PROVIDER.token("eve", 3, "teller")), "foyer.v1");
                Client ada = site.open("/accounts", bearer(PROVIDER.token("ada", 3, "trainee")), "foyer.v1")) {
            assertThat(ada.next()).contains("\"welcome\"").containsPattern("\"expires\":[123]");
            assertThat(refresh(ada, PROVIDER.forged("ada"))).contains("\"code\":\"unauthorized\"");
            assertThat(refresh(ada, PROVIDER.token("bob", 3600, "teller"))).contains("\"code\":\"forbidden\"");
            assertThat(ada.call("account.open", "\"eve\"")).contains("\"code\":\"forbidden\"");

            assertThat(refresh(ada, PROVIDER.token("ada", 3600, "teller"))).contains("\"expires\":3");

            assertThat(idle.closeCode()).isEqualTo(4002);
            assertThat(ada.call("account.open", "\"eve\"")).contains("ada opens an account");
        }
    }

    @Contract(
            rule = {"H4", "I3"},
            proves = "jwt.md: a page sends its token as a subprotocol")
    void token_isASubprotocol() {
        String offered = "foyer.bearer."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(PROVIDER.token("ada", 3600, "teller").getBytes(US_ASCII));
        try (Client ada = site.open("/accounts", Map.of(), "foyer.v1", offered)) {
            assertThat(ada.subprotocol()).isEqualTo("foyer.v1");
            assertThat(ada.call("account.open", "\"eve\"")).contains("ada opens an account");
        }
    }

    @Contract(
            rule = "I3",
            proves =
                    "jwt.md: tokens are in the cookie that the settings of MicroProfile JWT name, and not in the header then")
    void token_isACookie() {
        String token = PROVIDER.token("ada", 3600, "teller");
        try (Client ada = byCookie.open("/accounts", Map.of("Cookie", "theme=dark; session=" + token))) {
            assertThat(ada.call("account.open", "\"eve\"")).contains("ada opens an account");
        }
        assertThat(status(byCookie, "/accounts", bearer(token))).isEqualTo(401);
        assertThat(status(byCookie, "/accounts", Map.of("Cookie", "Bearer=" + token)))
                .isEqualTo(401);
        assertThat(status(byCookie, "/accounts", Map.of("Cookie", "session=" + PROVIDER.forged("ada"))))
                .isEqualTo(401);
        assertThat(status(site, "/accounts", Map.of("Cookie", "session=" + token)))
                .isEqualTo(401);
    }

    @Contract(rule = "I3", proves = "jwt.md: tokens are in the query only where a setting allows it")
    void token_isInTheQueryWhereThatIsAllowed() {
        String query = "/accounts?access_token=" + PROVIDER.token("ada", 3600, "teller");

        assertThat(status(site, query, Map.of())).isEqualTo(401);
        assertThat(status(byCookie, query, Map.of())).isEqualTo(401);
        try (Client ada = byQuery.open(query)) {
            assertThat(ada.call("account.open", "\"eve\"")).contains("ada opens an account");
        }
        assertThat(status(byQuery, "/accounts?access_token=" + PROVIDER.forged("ada"), Map.of()))
                .isEqualTo(401);
    }

    @Contract(
            rule = "I3",
            proves =
                    "jwt.md: when the identity provider signs with another key, its tokens are taken within seconds, and those of the earlier key no more")
    void newKey_isTakenWithoutARestart() {
        String before = PROVIDER.token("ada", 3600, "teller");
        assertThat(status(site, "/accounts", bearer(before))).isEqualTo(101);
        PROVIDER.changeKey();
        String after = PROVIDER.token("ada", 3600, "teller");

        await().atMost(Duration.ofSeconds(30)).until(() -> status(site, "/accounts", bearer(after)) == 101);

        assertThat(status(site, "/accounts", bearer(before))).isEqualTo(401);
    }
}
