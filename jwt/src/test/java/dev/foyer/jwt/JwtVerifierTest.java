// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt;

import java.security.Principal;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import dev.foyer.Verified;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Rule I3: what a valid token says, and the forms of keys. */
class JwtVerifierTest {

    private final Surroundings surroundings = Surroundings.strict(Issuer.set(Issuer.RSA));
    private final JwtVerifier verifier = surroundings.started();

    @Test
    void token_saysWhoItsUserIsAndUntilWhen() {
        Verified verified = verifier.verify(Issuer.token(claims -> claims.claim("tenant", "north")));

        assertThat(verified.principal().getName()).isEqualTo("ada");
        assertThat(verified.roles()).containsExactly("editor");
        assertThat(verified.expires()).isEqualTo(Issuer.NOW.plusSeconds(600));
        var principal = (JwtPrincipal) verified.principal();
        assertThat(principal.claim("tenant", String.class)).contains("north");
        assertThat(principal.claim("exp", Long.class))
                .contains(Issuer.NOW.plusSeconds(600).getEpochSecond());
        assertThat(principal.claim("tenant", Long.class)).isEmpty();
        assertThat(principal.claim("none", String.class)).isEmpty();
        assertThat(principal).hasToString("JwtPrincipal[7 claims]");
        assertThat(surroundings.warnings).isEmpty();
    }

    @Test
    void name_isTheFirstThatMicroProfileNames() {
        assertThat(name(Map.of("upn", "a@x.io", "preferred_username", "b"))).isEqualTo("a@x.io");
        assertThat(name(Map.of("preferred_username", "b"))).isEqualTo("b");
        assertThat(name(Map.of())).isEqualTo("ada");
    }

    private String name(Map<String, String> claims) {
        Principal principal = verifier.verify(Issuer.token(token -> claims.forEach(token::claim)))
                .principal();
        return principal.getName();
    }

    @ParameterizedTest
    @MethodSource("places")
    void roles_areWhereTheSettingSays(String path, Map<String, Object> claims, List<String> roles) {
        JwtVerifier there = Surroundings.strict(Issuer.set(Issuer.RSA), "foyer.jwt.roles", path)
                .started();

        assertThat(there.verify(Issuer.token(token -> claims.forEach(token::claim)))
                        .roles())
                .containsExactlyInAnyOrderElementsOf(roles);
    }

    static Stream<Arguments> places() {
        return Stream.of(
                arguments("groups", Map.of("groups", List.of()), List.of()),
                arguments("roles", Map.of(), List.of()),
                arguments("scope", Map.of("scope", "read  write"), List.of("read", "write")),
                arguments("realm/roles", Map.of("realm", Map.of("roles", List.of("a", "a", "b"))), List.of("a", "b")),
                arguments("realm/roles", Map.of("realm", "roles"), List.of()),
                arguments("https://x.io/roles", Map.of("https://x.io/roles", List.of("a")), List.of("a")));
    }

    /** With several keys, and with one, each in any form. */
    @ParameterizedTest
    @MethodSource("keys")
    void key_hasAnyForm(String key) {
        assertThat(Surroundings.strict(key).started().verify(Issuer.token()).principal())
                .extracting(Principal::getName)
                .isEqualTo("ada");
    }

    static Stream<String> keys() throws JOSEException {
        String set = Issuer.set(Issuer.EC, Issuer.OTHER_RSA, Issuer.RSA);
        String single = Issuer.RSA.toPublicJWK().toJSONString();
        byte[] encoded = Issuer.RSA.toRSAPublicKey().getEncoded();
        String pem = Issuer.pem(Issuer.RSA);
        return Stream.of(
                set,
                single,
                Issuer.base64(set.getBytes(UTF_8)),
                Base64.getUrlEncoder().encodeToString((single + ' ').getBytes(UTF_8)),
                pem,
                pem.replace("\n", ""),
                pem.replace("\n", "\\n"),
                pem.replace("\n", "\r\n"),
                Base64.getEncoder().encodeToString(encoded),
                Base64.getMimeEncoder().encodeToString(encoded));
    }

    @Test
    void token_mayBeSignedWithAnEllipticCurve() throws JOSEException {
        String token =
                Issuer.sign(Issuer.EC, Issuer.header(JWSAlgorithm.ES256, Issuer.EC), Issuer.claims(claims -> {}));
        for (String key : List.of(
                Issuer.set(Issuer.EC, Issuer.RSA), Issuer.pem(Issuer.EC.toECPublicKey()), Issuer.set(Issuer.EC))) {
            JwtVerifier es256 = Surroundings.strict(key, "mp.jwt.verify.publickey.algorithm", "ES256")
                    .started();

            assertThat(es256.verify(token).roles()).containsExactly("editor");
        }
    }

    /** A set of one key needs no names, neither in it nor in tokens. */
    @Test
    void onlyKey_isThatOfATokenWithoutAName() {
        String nameless =
                Issuer.sign(Issuer.RSA, new JWSHeader.Builder(JWSAlgorithm.RS256).build(), Issuer.claims(claims -> {}));
        JwtVerifier pem = Surroundings.strict(Issuer.pem(Issuer.RSA)).started();

        assertThat(verifier.verify(nameless).principal().getName()).isEqualTo("ada");
        assertThat(pem.verify(nameless).principal().getName()).isEqualTo("ada");
        assertThat(pem.verify(Issuer.token()).principal().getName()).isEqualTo("ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "at+jwt"})
    void type_mayBeThatOfAnAccessToken(String type) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("rsa-1")
                .type(new JOSEObjectType(type))
                .build();

        assertThat(verifier.verify(Issuer.sign(Issuer.RSA, header, Issuer.claims(claims -> {})))
                        .roles())
                .containsExactly("editor");
    }

    @Test
    void verifierThatHasNotStarted_saysSo() {
        var idle = new JwtVerifier();

        assertThatIllegalStateException().isThrownBy(() -> idle.verify(Issuer.token()));
        idle.stop();
    }

    /** All tokens that are verified at once, by several threads, as in handshakes. */
    @Test
    void verifier_isSafeForThreads() {
        List<JWK> keys = List.of(Issuer.RSA, Issuer.OTHER_RSA);
        JwtVerifier both =
                Surroundings.strict(Issuer.set(Issuer.RSA, Issuer.OTHER_RSA)).started();
        List<String> tokens = Stream.iterate(0, i -> i + 1)
                .limit(200)
                .map(i -> Issuer.sign(
                        keys.get(i % 2),
                        Issuer.header(JWSAlgorithm.RS256, keys.get(i % 2)),
                        Issuer.claims(claims -> claims.subject("user-" + i))))
                .toList();

        assertThat(tokens.parallelStream()
                        .map(token -> both.verify(token).principal().getName())
                        .toList())
                .hasSize(200)
                .doesNotHaveDuplicates();
    }
}
