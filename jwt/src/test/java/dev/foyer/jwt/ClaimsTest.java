// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.foyer.Verified;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule I3: issuer, audience and times, each of which a token must have right. */
class ClaimsTest {

    private static final String KEY = Issuer.set(Issuer.RSA);
    private static final Instant NOW = Issuer.NOW;

    private final Lines lines = new Lines();

    @AfterEach
    void stopLogging() {
        lines.close();
    }

    private String reason(Consumer<JWTClaimsSet.Builder> changes, String... settings) {
        return lines.reason(Surroundings.strict(KEY, settings).started(), Issuer.token(changes));
    }

    private static Verified verified(Consumer<JWTClaimsSet.Builder> changes, String... settings) {
        return Surroundings.strict(KEY, settings).started().verify(Issuer.token(changes));
    }

    private static Date at(long seconds) {
        return Date.from(NOW.plusSeconds(seconds));
    }

    @Test
    void issuer_isTheOneThatIsSet() {
        String other = "is not of the issuer that is expected";

        assertThat(reason(claims -> claims.issuer("https://id.example.com.evil.io")))
                .isEqualTo(other);
        assertThat(reason(claims -> claims.issuer(Issuer.NAME + '/'))).isEqualTo(other);
        assertThat(reason(claims -> claims.issuer(""))).isEqualTo(other);
        assertThat(reason(claims -> claims.issuer(null))).isEqualTo(other);
        assertThat(reason(claims -> claims.claim("iss", List.of(Issuer.NAME))))
                .isEqualTo("has no claims that can be read");
    }

    @Test
    void audience_isOneOfThoseThatAreSet() {
        String other = "is for another audience";

        assertThat(reason(claims -> claims.audience("bank"))).isEqualTo(other);
        assertThat(reason(claims -> claims.audience("shop, desk"))).isEqualTo(other);
        assertThat(reason(claims -> claims.audience(List.of()))).isEqualTo(other);
        assertThat(reason(claims -> claims.audience((String) null))).isEqualTo(other);
        assertThat(verified(claims -> claims.audience(List.of("bank", "desk"))).roles())
                .containsExactly("editor");
    }

    /** As MicroProfile JWT has it. */
    @Test
    void issuerAndAudience_areAnyIfNoneIsSet() {
        JwtVerifier lax = Surroundings.of("mp.jwt.verify.publickey", KEY).started();

        assertThat(lax.verify(Issuer.token(claims ->
                                claims.issuer(null).audience(List.of()).issueTime(null)))
                        .roles())
                .containsExactly("editor");
    }

    @Test
    void tokenWithoutExpiry_isRefused() {
        assertThat(reason(claims -> claims.expirationTime(null))).isEqualTo("does not expire");
    }

    @Test
    void tokenExpires() {
        Surroundings surroundings = Surroundings.strict(KEY, "mp.jwt.verify.clock.skew", "0");
        JwtVerifier verifier = surroundings.started();
        String token = Issuer.token(claims -> claims.expirationTime(at(3)));

        assertThat(verifier.verify(token).expires()).isEqualTo(NOW.plusSeconds(3));
        surroundings.setTime(NOW.plusMillis(2999));
        assertThat(verifier.verify(token).expires()).isEqualTo(NOW.plusSeconds(3));
        surroundings.setTime(NOW.plusSeconds(3));
        assertThat(lines.reason(verifier, token)).isEqualTo("has expired");
    }

    @Test
    void clocks_mayDifferABit() {
        assertThat(verified(claims -> claims.expirationTime(at(-4))).expires()).isEqualTo(NOW.minusSeconds(4));
        assertThat(reason(claims -> claims.expirationTime(at(-5)))).isEqualTo("has expired");
        assertThat(verified(claims -> claims.notBeforeTime(at(5))).roles()).containsExactly("editor");
        assertThat(reason(claims -> claims.notBeforeTime(at(6)))).isEqualTo("is not valid yet");
        assertThat(verified(claims -> claims.expirationTime(at(-59)), "mp.jwt.verify.clock.skew", "60")
                        .roles())
                .containsExactly("editor");
    }

    @Test
    void notBefore_isTheFuture() {
        assertThat(reason(claims -> claims.notBeforeTime(at(1)), "mp.jwt.verify.clock.skew", "0"))
                .isEqualTo("is not valid yet");
        assertThat(verified(claims -> claims.notBeforeTime(at(0)), "mp.jwt.verify.clock.skew", "0")
                        .roles())
                .containsExactly("editor");
    }

    @Test
    void age_isLimitedIfThatIsSet() {
        String[] settings = {"mp.jwt.verify.token.age", "60", "mp.jwt.verify.clock.skew", "0"};

        assertThat(verified(claims -> claims.issueTime(at(-60)), settings).roles())
                .containsExactly("editor");
        assertThat(reason(claims -> claims.issueTime(at(-61)), settings)).isEqualTo("was issued too long ago");
        assertThat(reason(claims -> claims.issueTime(at(1)), settings)).isEqualTo("was issued in the future");
        assertThat(reason(claims -> claims.issueTime(null), settings)).isEqualTo("does not say when it was issued");
        assertThat(verified(claims -> claims.issueTime(at(-100_000))).roles()).containsExactly("editor");
    }

    /** Numbers at the ends of what a time can be, of an issuer that writes nonsense: refused or taken, never a failure. */
    @Test
    void extremeTimes_areNoFailures() {
        JwtVerifier verifier =
                Surroundings.strict(KEY, "mp.jwt.verify.token.age", "60").started();
        for (String time : new String[] {"9223372036854775807", "1e300", "-1", "-9223372036854775808", "0", "9e15"}) {
            String payload = Issuer.claims(claims -> {}).toString();
            String expiring = payload.replaceFirst("\"exp\":\\d+", "\"exp\":" + time);
            String issued = payload.replaceFirst("\"iat\":\\d+", "\"iat\":" + time);
            String header = "{\"alg\":\"RS256\",\"kid\":\"rsa-1\"}";

            assertThat(lines.reason(verifier, Issuer.raw(header, issued))).startsWith("was issued ");
            if (time.equals("9e15")) {
                assertThat(verifier.verify(Issuer.raw(header, expiring)).expires())
                        .isAfter(NOW);
            } else {
                assertThat(lines.reason(verifier, Issuer.raw(header, expiring))).isEqualTo("has expired");
            }
        }
    }
}
