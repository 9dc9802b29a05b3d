// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.handshake;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.DefaultValue;
import dev.foyer.From;
import dev.foyer.From.Source;
import dev.foyer.HandshakeHeaders;
import dev.foyer.HeaderName;
import dev.foyer.OnConnect;
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

/** Header schemas: rules H2, H3 and H5. */
@ContractTest
class HeadersIT {

    private static final String SECRET = "sEcReT-VaLuE";

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("headers", HeadersIT.class);
    }

    @HandshakeHeaders
    record PlainHeaders(
            @NotNull @Size(min = 10) String token,
            @DefaultValue("1.0.0") String clientVersion,
            Optional<String> userAgent,
            @HeaderName("x-trace") Optional<String> trace) {}

    @ServerEndpoint("/plain")
    public static class Plain {
        @OnConnect
        PlainHeaders connect(PlainHeaders headers) {
            return headers;
        }

        @OnEvent("headers")
        String headers(PlainHeaders headers) {
            return headers.toString();
        }
    }

    /** An enum. */
    public enum Color {
        RED,
        GREEN
    }

    /** A type with a factory. */
    public record Temperature(int degrees) {
        /** From a text such as {@code 20C}. */
        public static Temperature parse(String text) {
            return new Temperature(Integer.parseInt(text.replace("C", "")));
        }
    }

    @HandshakeHeaders
    record TypedHeaders(
            int number,
            @NotNull Long big,
            double ratio,
            boolean flag,
            char letter,
            Color color,
            UUID uuid,
            URI uri,
            LocalDate day,
            Temperature temperature,
            Optional<Integer> maybe,
            List<Integer> several,
            @From(Source.PATH) String place,
            @From(Source.COOKIE) @DefaultValue("none") String session,
            @From(Source.HEADER) @DefaultValue("none") String onlyHeader) {}

    @ServerEndpoint("/typed/{place}")
    public static class Typed {
        @OnEvent("headers")
        String headers(TypedHeaders headers) {
            return headers.toString();
        }
    }

    @HandshakeHeaders
    record PickyHeaders(@Size(max = 3) String first, @Max(5) int second, Color third) {}

    @ServerEndpoint("/picky")
    public static class Picky {
        @Inject
        Journal journal;

        @OnConnect
        void connect(PickyHeaders headers) {
            journal.note("picky connected");
        }
    }

    @Contract(
            rule = "H2",
            proves = "components bind kebab-case names, whatever their case, with defaults, options and renaming")
    void components_bindNamesDefaultsAndOptions() {
        try (Client client =
                site.open("/plain", Map.of("ToKeN", "0123456789", "X-Trace", "t1", "X-Other", "ignored"))) {
            assertThat(client.call("headers", "{}"))
                    .contains("token=0123456789, clientVersion=1.0.0, userAgent=Optional[Java-http-client")
                    .contains("trace=Optional[t1]");
        }
    }

    @HandshakeHeaders
    record GatewayHeaders(
            Optional<String> xForwardedUser,
            Optional<String> remoteUser,
            @From({Source.HEADER, Source.QUERY}) Optional<String> xRealIp) {}

    @ServerEndpoint("/gateway")
    public static class Gateway {
        @OnConnect
        void connect(GatewayHeaders headers) {}

        @OnEvent("who")
        String who(GatewayHeaders headers) {
            return headers.xForwardedUser().orElse("nobody") + " "
                    + headers.remoteUser().orElse("nobody") + " "
                    + headers.xRealIp().orElse("nowhere");
        }
    }

    @Contract(
            rule = {"H3", "H15"},
            proves =
                    "what only a gateway sets comes from headers, neither from the query nor from a cookie, unless @From says so")
    void gatewayNames_comeFromHeadersOnly() {
        var cookies = Map.of("Cookie", "x-forwarded-user=admin; remote-user=admin");
        try (Client client =
                site.open("/gateway?x-forwarded-user=admin&remote-user=admin&x-real-ip=1.2.3.4", cookies)) {
            assertThat(client.call("who", "null")).contains("\"data\":\"nobody nobody 1.2.3.4\"");
        }
        try (Client client = site.open("/gateway", Map.of("X-Forwarded-User", "ada", "Remote-User", "ada"))) {
            assertThat(client.call("who", "null")).contains("\"data\":\"ada ada nowhere\"");
        }
    }

    @Contract(rule = "H2", proves = "every kind of component type is converted")
    void components_convertToEveryType() {
        String query = "?number=-7&big=9000000000&ratio=0.5&flag=TRUE&letter=x&color=GREEN"
                + "&uuid=123e4567-e89b-12d3-a456-426614174000&uri=https://example.org/a&day=2026-02-28&temperature=20C"
                + "&several=1&several=2&session=wrong&only-header=wrong&place=wrong";
        try (Client client = site.open("/typed/caf%C3%A9" + query, Map.of("Cookie", "session=s1"))) {
            assertThat(client.call("headers", "{}"))
                    .contains("number=-7, big=9000000000, ratio=0.5, flag=true, letter=x, color=GREEN")
                    .contains("uuid=123e4567-e89b-12d3-a456-426614174000, uri=https://example.org/a, day=2026-02-28")
                    .contains("temperature=Temperature[degrees=20], maybe=Optional.empty, several=[1, 2]")
                    .contains("place=café, session=s1, onlyHeader=none");
        }
    }

    @Contract(rule = "H3", proves = "a query parameter or a cookie supplies any header")
    void value_comesFromQueryOrCookie() {
        try (Client client = site.open("/plain?token=from-the-query&Client-Version=2")) {
            assertThat(client.call("headers", "{}")).contains("token=from-the-query, clientVersion=2");
        }
        try (Client client = site.open("/plain", Map.of("Cookie", "token=from-the-cookie"))) {
            assertThat(client.call("headers", "{}")).contains("token=from-the-cookie");
        }
        try (Client client = site.open("/plain?token=from-the-query", Map.of("Cookie", "token=from-the-cookie"))) {
            assertThat(client.call("headers", "{}")).contains("token=from-the-query");
        }
    }

    @Contract(rule = "H3", proves = "a header that was sent is never overridden by the query, not even an invalid one")
    void header_winsOverQuery() {
        try (Client client = site.open("/plain?token=forged-in-the-url", Map.of("token", "set-by-the-gateway"))) {
            assertThat(client.call("headers", "{}")).contains("token=set-by-the-gateway");
        }

        Http.Answer answer = Http.upgrade(site.http("/plain?token=forged-in-the-url"), Map.of("token", "short"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"in\":\"header\"");
    }

    @Contract(
            rule = "H5",
            proves = "all violations and conversion errors come at once, as a problem document, without the value")
    void invalidHeaders_areAllReportedAtOnce() throws Exception {
        Http.Answer answer =
                Http.upgrade(site.http("/picky?second=" + SECRET + "&third=" + SECRET), Map.of("first", SECRET));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers().get("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,"
                        + "\"detail\":\"Some request headers are missing or invalid.\",\"violations\":["
                        + "{\"name\":\"first\",\"in\":\"header\",\"message\":\"size must be between 0 and 3\"},"
                        + "{\"name\":\"second\",\"in\":\"query\",\"message\":\"must be a whole number in range\"},"
                        + "{\"name\":\"third\",\"in\":\"query\",\"message\":\"must be one of [RED, GREEN]\"}]}");
        assertThat(site.journal()).isEmpty();
        assertThat(Files.readString(Path.of(System.getProperty("foyer.main.log"))))
                .doesNotContain(SECRET);
    }

    @Contract(
            rule = "H5",
            proves = "a primitive that was not sent is a violation, as is a constraint on what was converted")
    void missingAndOutOfRange_areViolations() {
        Http.Answer answer = Http.upgrade(site.http("/picky?first=long!"), Map.of());

        assertThat(answer.body())
                .contains("{\"name\":\"first\",\"in\":\"query\",\"message\":\"size must be between 0 and 3\"}")
                .contains("{\"name\":\"second\",\"in\":\"header\",\"message\":\"must not be missing\"}");
        assertThat(Http.upgrade(site.http("/picky?second=6"), Map.of()).body())
                .contains("{\"name\":\"second\",\"in\":\"query\",\"message\":\"must be less than or equal to 5\"}");
    }
}
