// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.kit;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.foyer.contract.howto.jwt.AccountEndpoint;
import dev.foyer.contract.testing.Contract;
import dev.foyer.jwt.JwtVerifier;
import dev.foyer.test.Foyer;
import dev.foyer.test.Peer;
import org.junit.jupiter.api.AfterEach;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/howto/jwt.md says of a test with the jar, in virtual time; needs no server. */
class SignedTokensIT {

    private static final RSAKey KEY = key();

    private final Foyer foyer = Foyer.of(AccountEndpoint.class, JwtVerifier.class)
            .setting("mp.jwt.verify.publickey", KEY.toPublicJWK().toJSONString())
            .setting("mp.jwt.verify.audiences", "bank")
            .start();

    @AfterEach
    void stop() {
        foyer.close();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String token(RSAKey key, String audience, String role) {
        Instant now = foyer.clock().instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .subject("ada")
                .audience(audience)
                .expirationTime(Date.from(now.plusSeconds(60)))
                .claim("groups", List.of(role))
                .build();
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(), claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Contract(
            rule = {"I1", "I3"},
            proves = "jwt.md: in the kit, the jar works as on a server, with the clock of the test")
    void token_opensAConnection_whichEndsWithIt() {
        Peer ada = foyer.connect("/accounts", request -> request.bearer(token(KEY, "bank", "trainee")));
        assertThat(ada.refused("account.open", "eve").code()).isEqualTo("forbidden");

        ada.refresh(token(KEY, "bank", "teller")).reply();

        assertThat(ada.call("account.open", "eve").as(String.class))
                .isEqualTo("ada opens an account for eve at branch main");
        foyer.advance(Duration.ofSeconds(60 + 26)); // the grace is 25 seconds
        ada.expectClosed(4002);
    }

    @Contract(rule = "I3", proves = "jwt.md: tokens of others, for others, and those that have expired, are refused")
    void tokensThatAreNotValid_areRefused() {
        String old = token(KEY, "bank", "teller");
        foyer.advance(Duration.ofMinutes(2));

        for (String wrong : List.of(old, token(key(), "bank", "teller"), token(KEY, "shop", "teller"), "nonsense")) {
            assertThat(foyer.refused("/accounts", request -> request.bearer(wrong))
                            .status())
                    .isEqualTo(401);
        }
    }
}
