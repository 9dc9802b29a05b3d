// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt;

import java.net.URI;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Rule I3: known attacks on signatures and on what reads them, with real keys. Each is refused with 401 and one reason. */
class AttacksTest {

    private static final String PAYLOAD = Issuer.claims(claims -> {}).toString();
    private static final String HEADER = "{\"alg\":\"RS256\",\"kid\":\"rsa-1\"}";

    private final Lines lines = new Lines();
    private final JwtVerifier verifier =
            Surroundings.strict(Issuer.set(Issuer.RSA, Issuer.OTHER_RSA)).started();

    @AfterEach
    void stopLogging() {
        lines.close();
    }

    private static String unsigned(String header) {
        return Issuer.base64(header.getBytes(UTF_8)) + '.' + Issuer.base64(PAYLOAD.getBytes(UTF_8)) + '.';
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "nOnE", "NONE", " none"})
    void noAlgorithm_isNone(String name) {
        String token = unsigned("{\"alg\":\"" + name + "\",\"kid\":\"rsa-1\"}");

        assertThat(lines.reason(verifier, token)).isEqualTo("is not signed");
        assertThat(lines.reason(verifier, token.substring(0, token.length() - 1)))
                .isEqualTo("has not three parts");
        assertThat(lines.reason(verifier, token + "AAAA"))
                .isIn("has no header of a signed token", "is not signed with RS256");
    }

    /** The public key is no secret, so who knows it could sign with it if the token said how to verify. */
    @Test
    void publicKey_isNoSharedSecret() throws Exception {
        String pem = Issuer.pem(Issuer.RSA);
        for (byte[] secret : new byte[][] {
            pem.getBytes(UTF_8),
            pem.strip().getBytes(UTF_8),
            Issuer.RSA.toRSAPublicKey().getEncoded(),
            Issuer.RSA.toPublicJWK().toJSONString().getBytes(UTF_8),
        }) {
            String signed = unsigned("{\"alg\":\"HS256\",\"kid\":\"rsa-1\"}");
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] code = mac.doFinal(signed.substring(0, signed.length() - 1).getBytes(US_ASCII));

            assertThat(lines.reason(verifier, signed + Issuer.base64(code))).isEqualTo("is not signed with RS256");
        }
    }

    @Test
    void otherAlgorithm_isRefused_thoughItsKeyIsThere() {
        JwtVerifier es256 = Surroundings.strict(
                        Issuer.set(Issuer.RSA, Issuer.EC), "mp.jwt.verify.publickey.algorithm", "ES256")
                .started();
        String ec = Issuer.sign(Issuer.EC, Issuer.header(JWSAlgorithm.ES256, Issuer.EC), Issuer.claims(claims -> {}));

        assertThat(lines.reason(es256, Issuer.token())).isEqualTo("is not signed with ES256");
        assertThat(lines.reason(verifier, ec)).isEqualTo("is not signed with RS256");
        for (JWSAlgorithm other : Set.of(JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.PS256)) {
            String token = Issuer.sign(Issuer.RSA, Issuer.header(other, Issuer.RSA), Issuer.claims(claims -> {}));

            assertThat(lines.reason(verifier, token)).isEqualTo("is not signed with RS256");
        }
        assertThat(es256.verify(ec).roles()).containsExactly("editor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "RSA-1",
                "",
                "../../dev/null",
                "/etc/passwd",
                "' OR '1'='1",
                "rsa-1'; DROP TABLE keys; --",
                "rsa-1\u0000",
                "${jndi:ldap://x.io/a}",
                "rsa-1\n2026-11-30 WARNING forged line",
            })
    void unknownKey_isRefused_whateverItsName(String kid) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid).build();
        String token = Issuer.sign(Issuer.RSA, header, Issuer.claims(claims -> {}));

        assertThat(lines.reason(verifier, token)).isEqualTo("names no key that is known");
        JwtVerifier oneKey = Surroundings.strict(Issuer.set(Issuer.RSA)).started();
        assertThat(lines.reason(oneKey, token)).isEqualTo("names no key that is known");
    }

    @Test
    void nameThatIsNoText_isRefused() {
        for (String kid : new String[] {"1", "[\"rsa-1\"]", "{}", "true"}) {
            String token = Issuer.raw("{\"alg\":\"RS256\",\"kid\":" + kid + "}", PAYLOAD);

            assertThat(lines.reason(verifier, token)).isEqualTo("has no header of a signed token");
        }
        assertThat(lines.reason(verifier, Issuer.raw("{\"alg\":\"RS256\"}", PAYLOAD)))
                .isEqualTo("names no key that is known");
    }

    /** Keys that a token brings, or says where to get, are ignored. */
    @Test
    void keyOfTheToken_isIgnored() throws Exception {
        var mallory = Issuer.rsa("rsa-1", 2048);
        for (UnaryOperator<JWSHeader.Builder> brought : Stream.<UnaryOperator<JWSHeader.Builder>>of(
                        header -> header.jwk(mallory.toPublicJWK()),
                        header -> header.jwkURL(URI.create("http://127.0.0.1:1/keys")),
                        header -> header.x509CertURL(URI.create("http://127.0.0.1:1/cert")))
                .toList()) {
            JWSHeader header = brought.apply(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa-1"))
                    .build();

            assertThat(lines.reason(verifier, Issuer.sign(mallory, header, Issuer.claims(claims -> {}))))
                    .isEqualTo("has a signature that is not valid");
            assertThat(verifier.verify(Issuer.sign(Issuer.RSA, header, Issuer.claims(claims -> {})))
                            .roles())
                    .containsExactly("editor");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"crit\":[\"exp\"],\"exp\":1",
                "\"crit\":[\"b64\"],\"b64\":false",
                "\"b64\":false",
                "\"crit\":[\"unknown\"],\"unknown\":1",
            })
    void criticalHeader_isRefused(String more) {
        String token = Issuer.raw("{\"alg\":\"RS256\",\"kid\":\"rsa-1\"," + more + "}", PAYLOAD);

        assertThat(lines.reason(verifier, token))
                .isIn("has a critical header, of which none is supported", "has no header of a signed token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"logout+jwt", "dpop+jwt", "JWE", "application/jwt2"})
    void tokenOfAnotherType_isRefused(String type) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("rsa-1")
                .type(new JOSEObjectType(type))
                .build();

        assertThat(lines.reason(verifier, Issuer.sign(Issuer.RSA, header, Issuer.claims(claims -> {}))))
                .isEqualTo("says that it is of another type than JWT");
    }

    @Test
    void signature_isThatOfTheToken() {
        String token = Issuer.token();
        int dot = token.lastIndexOf('.');
        String signature = token.substring(dot + 1);
        byte[] bytes = Base64.getUrlDecoder().decode(signature);
        String other = Issuer.token(claims -> claims.subject("bob"));
        String changed = (signature.startsWith("A") ? "B" : "A") + signature.substring(1);
        String[] parts = token.split("\\.", -1);

        assertThat(lines.reason(verifier, token.substring(0, dot + 1))).isEqualTo("is not signed");
        for (String wrong : new String[] {
            token.substring(0, dot + 1) + changed,
            token.substring(0, dot + 1) + Issuer.base64(Arrays.copyOf(bytes, bytes.length - 1)),
            token.substring(0, dot + 1) + Issuer.base64(Arrays.copyOf(bytes, bytes.length + 1)),
            token.substring(0, dot + 1) + Issuer.base64(new byte[bytes.length]),
            token.substring(0, dot + 1) + "AAAA",
            token.substring(0, dot + 1) + other.substring(other.lastIndexOf('.') + 1),
            parts[0] + '.' + other.split("\\.", -1)[1] + '.' + signature,
            Issuer.sign(Issuer.OTHER_RSA, Issuer.header(JWSAlgorithm.RS256, Issuer.RSA), Issuer.claims(c -> {})),
        }) {
            assertThat(lines.reason(verifier, wrong)).isEqualTo("has a signature that is not valid");
        }
    }

    /** The same bytes written otherwise would get by a list of tokens that are blocked. */
    @Test
    void signature_isWrittenInOneWay() {
        String token = Issuer.token();
        char last = token.charAt(token.length() - 1);
        String same = token.substring(0, token.length() - 1) + (char) (last + 1);

        for (String wrong : new String[] {token + "=", token + "==", token + "\n", token + "!", " " + token, same}) {
            assertThat(lines.reason(verifier, wrong)).isEqualTo("is not Base64 as it must be");
        }
    }

    /** CVE-2022-21449: r and s of 0, which some verified with any key. */
    @Test
    void zeroSignature_isNotValid() throws JOSEException {
        JwtVerifier es256 = Surroundings.strict(Issuer.set(Issuer.EC), "mp.jwt.verify.publickey.algorithm", "ES256")
                .started();
        String token =
                Issuer.sign(Issuer.EC, Issuer.header(JWSAlgorithm.ES256, Issuer.EC), Issuer.claims(claims -> {}));
        String signed = token.substring(0, token.lastIndexOf('.') + 1);
        byte[] order = Curve.P_256.toECParameterSpec().getOrder().toByteArray(); // 33 bytes
        byte[] modulo = new byte[64];
        System.arraycopy(order, 1, modulo, 0, 32);
        System.arraycopy(order, 1, modulo, 32, 32);

        for (byte[] wrong :
                new byte[][] {new byte[64], modulo, new byte[63], new byte[65], new byte[1], {0x30, 6, 2}}) {
            assertThat(lines.reason(es256, signed + Issuer.base64(wrong)))
                    .isEqualTo("has a signature that is not valid");
        }
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void garbage_isRefused(String token, String reason) {
        assertThat(lines.reason(verifier, token)).isEqualTo(reason);
    }

    static Stream<Arguments> garbage() {
        String part = "a".repeat(4000);
        return Stream.of(
                arguments("garbage", "has not three parts"),
                arguments("..", "is not signed"),
                arguments("...", "has not three parts"),
                arguments("....", "is encrypted, which is not supported"),
                arguments("a.b.c", "is not Base64 as it must be"),
                arguments("%%%%.AAAA.AAAA", "is not Base64 as it must be"),
                arguments("AAAA.AAAA.AAAA", "has no header of a signed token"),
                arguments(".AAAA.AAAA", "has no header of a signed token"),
                arguments("e30.e30.AAAA", "has no header of a signed token"),
                arguments(part + '.' + part + '.' + part, "has more than 8192 characters"),
                arguments("a".repeat(8_000_000), "has more than 8192 characters"));
    }

    @Test
    void encryptedToken_isRefused() throws JOSEException {
        var jwe = new EncryptedJWT(
                new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                        .keyID("rsa-1")
                        .build(),
                Issuer.claims(claims -> {}));
        jwe.encrypt(new RSAEncrypter(Issuer.RSA));

        assertThat(lines.reason(verifier, jwe.serialize())).isEqualTo("is encrypted, which is not supported");
    }

    /** Signed by the issuer even so, to show that what reads JSON holds. */
    @Test
    void oddJson_isRefused() {
        String deep = "[".repeat(2500);
        for (String payload : new String[] {
            "",
            "null",
            "[]",
            "[[\"sub\",\"root\"]]", // which the library reads like an object
            "\"text\"",
            "{",
            "{\"sub\":}",
            "{\"sub\":\"ada\",\"sub\":\"root\",\"exp\":4102444800}",
            "{\"a\":" + deep,
            "{\"a\":" + deep + "]".repeat(2500) + "}",
            PAYLOAD.replace("}", ",\"exp\":\"4102444800\"}"),
            PAYLOAD.replaceFirst("\"exp\":\\d+", "\"exp\":\"4102444800\""),
            PAYLOAD.replaceFirst("\"exp\":\\d+", "\"exp\":true"),
            PAYLOAD + PAYLOAD,
        }) {
            assertThat(lines.reason(verifier, Issuer.raw(HEADER, payload)))
                    .as(payload)
                    .isEqualTo("has no claims that can be read");
        }
        for (String header : new String[] {
            "{\"alg\":\"none\",\"alg\":\"RS256\",\"kid\":\"rsa-1\"}",
            "[[\"alg\",\"RS256\"],[\"kid\",\"rsa-1\"]]",
            "{\"alg\":\"RS256\",\"kid\":\"x\",\"kid\":\"rsa-1\"}",
            "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"x\":" + deep + "]".repeat(2500) + "}",
        }) {
            assertThat(lines.reason(verifier, Issuer.raw(header, PAYLOAD)))
                    .as(header)
                    .isEqualTo("has no header of a signed token");
        }
    }

    @Test
    void payloadThatIsNoJwt_isRefused() throws JOSEException {
        var object = new JWSObject(Issuer.header(JWSAlgorithm.RS256, Issuer.RSA), new Payload("a document"));
        object.sign(new RSASSASigner(Issuer.RSA));

        assertThat(lines.reason(verifier, object.serialize())).isEqualTo("has no claims that can be read");
    }

    @Test
    void claimsOfTheWrongType_areRefused() {
        assertThat(reason(Map.of("groups", Map.of("admin", true)))).isEqualTo("has roles that are no list of texts");
        assertThat(reason(Map.of("groups", List.of("a", 1)))).isEqualTo("has roles that are no list of texts");
        assertThat(reason(Map.of("upn", List.of("root")))).isEqualTo("has a 'upn' that is no name");
        assertThat(reason(Map.of("upn", " "))).isEqualTo("has a 'upn' that is no name");
        assertThat(lines.reason(verifier, Issuer.token(claims -> claims.subject(null))))
                .isEqualTo("names nobody");
    }

    private String reason(Map<String, Object> claims) {
        return lines.reason(verifier, Issuer.token((JWTClaimsSet.Builder token) -> claims.forEach(token::claim)));
    }
}
