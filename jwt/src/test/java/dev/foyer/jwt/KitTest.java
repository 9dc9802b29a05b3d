// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.UserId;
import dev.foyer.Verified;
import dev.foyer.spi.TokenVerifier;
import dev.foyer.test.Foyer;
import dev.foyer.test.Peer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rules I1 and I3: an application with the jar, in virtual time. */
class KitTest {

    private static final String KEY = "mp.jwt.verify.publickey";

    public record Member(@UserId String name, Set<String> roles) {}

    @ServerEndpoint("/desk")
    public static class Desk {

        @OnConnect
        Member connect(Verified verified) {
            return new Member(verified.principal().getName(), verified.roles());
        }

        @RolesAllowed("editor")
        @OnEvent("publish")
        String publish(Member member) {
            return member.name() + " publishes";
        }
    }

    private static String token(Foyer foyer, String user, Duration validity, String... roles) {
        Instant now = foyer.clock().instant();
        return Issuer.token(claims -> claims.subject(user)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(validity)))
                .claim("groups", List.of(roles)));
    }

    private static Foyer start(String... settings) {
        var builder = Foyer.of(Desk.class, JwtVerifier.class);
        for (int i = 0; i < settings.length; i += 2) {
            builder.setting(settings[i], settings[i + 1]);
        }
        return builder.start();
    }

    @Test
    void tokensOfThreeSeconds_keepAConnection_andTheLastOneEndsIt() {
        Duration seconds = Duration.ofSeconds(3);
        try (Foyer foyer = start(KEY, Issuer.pem(Issuer.RSA))) {
            Peer ada = foyer.connect("/desk", request -> request.bearer(token(foyer, "ada", seconds, "editor")));
            for (int i = 0; i < 100; i++) {
                foyer.advance(Duration.ofSeconds(12)); // within the grace
                ada.refresh(token(foyer, "ada", seconds, i % 2 == 0 ? "reader" : "editor"))
                        .reply();
            }
            assertThat(ada.call("publish").as(String.class)).isEqualTo("ada publishes");
            assertThat(ada.refresh(token(foyer, "bob", seconds)).error().code()).isEqualTo("forbidden");

            foyer.advance(seconds.plusSeconds(25)); // foyer.auth.grace
            ada.expectClosed(4002);
        }
    }

    @Test
    void tokenThatHasExpired_isRefused() {
        try (Foyer foyer = start(KEY, Issuer.set(Issuer.RSA))) {
            String token = token(foyer, "ada", Duration.ofMinutes(1));
            foyer.advance(Duration.ofMinutes(2));

            assertThat(foyer.refused("/desk", request -> request.bearer(token)).status())
                    .isEqualTo(401);
            assertThat(foyer.refused("/desk").status()).isEqualTo(401);
        }
    }

    @Test
    void jarWithoutAKey_isADeploymentError() {
        assertThatThrownBy(() -> start())
                .hasStackTraceContaining("FOYER-1093: The TokenVerifier cannot start. foyer-jwt needs a key. Set ");
        assertThatThrownBy(() -> start(KEY, Issuer.pem(Issuer.rsa("weak", 1024))))
                .hasStackTraceContaining("has no key for RS256: its key has 1024 bits, and needs at least 2048.");
    }

    @Test
    void twoVerifiers_areADeploymentError() {
        assertThatThrownBy(() -> Foyer.of(Desk.class, JwtVerifier.class, Other.class)
                        .setting(KEY, Issuer.pem(Issuer.RSA))
                        .start())
                .hasStackTraceContaining("FOYER-1092");
    }

    /** The application's own. */
    @ApplicationScoped
    public static class Other implements TokenVerifier {
        @Override
        public Verified verify(String token) {
            return new Verified(() -> token, Set.of(), null);
        }
    }
}
