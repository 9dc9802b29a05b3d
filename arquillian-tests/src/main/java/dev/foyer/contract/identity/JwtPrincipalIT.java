// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.identity;

import java.io.IOException;
import java.security.Principal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.OnEvent;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** A login that makes a MicroProfile JWT the principal, as that of many servers does: rule I1. */
@ContractTest
@NeedsServer("a login that expires by the clock of the server")
class JwtPrincipalIT {

    @ArquillianResource
    private Site site;

    /** With the interface of MicroProfile, for servers that do not have it. */
    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.with(
                Wars.of("jwt-principal", JwtPrincipalIT.class).addClasses(JsonWebToken.class, Claims.class),
                "foyer.auth.grace=1s");
    }

    /** Who has logged in, as the header {@code Authorization} says: name:seconds. */
    public record Token(String name, long expires) implements JsonWebToken {

        @Override
        public String getName() {
            return name;
        }

        @Override
        public Set<String> getClaimNames() {
            return Set.of("exp");
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // of the interface; there is one claim
        public <T> T getClaim(String claim) {
            return (T) Long.valueOf(expires);
        }
    }

    /** Stands for the login of the server. */
    @WebFilter(urlPatterns = "/*", asyncSupported = true)
    public static class Login implements Filter {

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            var handshake = (HttpServletRequest) request;
            String authorization = handshake.getHeader("Authorization");
            chain.doFilter(authorization == null ? handshake : new Known(handshake, authorization), response);
        }
    }

    /** A request of who has logged in. */
    public static class Known extends HttpServletRequestWrapper {

        private final Token token;

        Known(HttpServletRequest request, String authorization) {
            super(request);
            String[] parts = authorization.substring("Bearer ".length()).split(":", -1);
            token = new Token(parts[0], Instant.now().getEpochSecond() + Long.parseLong(parts[1]));
        }

        @Override
        public Principal getUserPrincipal() {
            return token;
        }
    }

    /** Says who has connected. */
    @ServerEndpoint("/jwt")
    public static class Desk {

        @OnEvent("who")
        String who(Connection connection) {
            return connection.userId().orElseThrow();
        }
    }

    @Contract(
            rule = "I1",
            proves =
                    "the expiry of a MicroProfile JWT that is the principal is known, told and kept; a token in band is refused, as the login of the server does not see it")
    void jwt_expires() {
        try (Client ada = site.open("/jwt", bearer("ada:3"), "foyer.v1");
                Client bob = site.open("/jwt", bearer("bob:3600"), "foyer.v1")) {
            assertThat(ada.next()).containsPattern("\"expires\":[0-3][,}]"); // the first handshake may take a while
            assertThat(bob.next()).containsPattern("\"expires\":3[56]\\d\\d[,}]");
            ada.send("{\"bearer\":\"ada:3600\",\"id\":7}");
            assertThat(ada.next()).contains("\"code\":\"unauthorized\"").contains("Connect again.");
            assertThat(ada.call("who", "null")).contains("\"data\":\"ada\"");

            assertThat(ada.closeCode()).isEqualTo(4002);
            assertThat(bob.call("who", "null")).contains("\"data\":\"bob\"");
        }
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }
}
