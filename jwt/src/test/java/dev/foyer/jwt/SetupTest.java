// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Rule I3: mistakes in settings and keys, each of which is told at the start, without the value. */
class SetupTest {

    private static final String KEY = "mp.jwt.verify.publickey";
    private static final String LOCATION = "mp.jwt.verify.publickey.location";

    private static String mistake(String... settings) {
        var messages = new ArrayList<String>();
        assertThatIllegalStateException()
                .isThrownBy(() -> Surroundings.of(settings).started())
                .satisfies(mistake -> messages.add(mistake.getMessage()));
        return messages.get(0);
    }

    @Test
    void keyThatIsMissing_isToldWithWhatToSet() {
        String told =
                "foyer-jwt needs a key. Set mp.jwt.verify.publickey.location to the address at which your identity"
                        + " provider has its keys, such as https://id.example.com/jwks.json, or to a file, or set"
                        + " mp.jwt.verify.publickey to the public key itself. If the application verifies its tokens"
                        + " by other means, remove the jar.";

        assertThat(mistake()).isEqualTo(told);
        assertThat(mistake(KEY, " ", LOCATION, "")).isEqualTo(told);
        assertThat(mistake(KEY, Issuer.pem(Issuer.RSA), LOCATION, "key.pem"))
                .isEqualTo("Both mp.jwt.verify.publickey and mp.jwt.verify.publickey.location are set. Remove one of"
                        + " them.");
    }

    @ParameterizedTest
    @MethodSource("badKeys")
    void keyThatCannotBeUsed_isTold(String key, String algorithm, String told) {
        assertThat(mistake(KEY, key, "mp.jwt.verify.publickey.algorithm", algorithm))
                .isEqualTo("The value of 'mp.jwt.verify.publickey' " + told + ".");
    }

    static Stream<Arguments> badKeys() throws JOSEException {
        String secret = "is a private key. Use the public key, and keep the private one to those who sign";
        RSAKey weak = Issuer.rsa("weak", 1024);
        String encryption = new RSAKey.Builder(Issuer.RSA.toPublicJWK())
                .keyUse(KeyUse.ENCRYPTION)
                .build()
                .toJSONString();
        String shared = "{\"kty\":\"oct\",\"k\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}";
        String offCurve = Issuer.EC.toPublicJWK().toJSONString().replaceFirst("\"y\":\"..", "\"y\":\"AA");
        return Stream.of(
                arguments("hunter2!", "RS256", "is neither PEM nor a JSON Web Key nor Base64"),
                arguments("aHVudGVyMg", "RS256", "is no public key of RSA or of an elliptic curve"),
                arguments("{", "RS256", "is not valid JSON"),
                arguments("{\"a\":".repeat(60_000), "RS256", "has more than 262144 characters"),
                arguments("{\"a\":".repeat(40_000), "RS256", "is not valid JSON"),
                arguments("{}", "RS256", "has no key for RS256: its key cannot be read"),
                arguments("{\"keys\":[]}", "RS256", "has no key for RS256"),
                arguments("{\"keys\":{}}", "RS256", "has 'keys' that are not a list"),
                arguments(
                        "{\"keys\":[1,{}]}",
                        "RS256",
                        "has no key for RS256: key 1 cannot be read; key 2 cannot be read"),
                arguments(Issuer.RSA.toJSONString(), "RS256", secret),
                arguments(new JWKSet(Issuer.RSA).toString(false), "RS256", secret),
                arguments(Issuer.EC.toJSONString(), "RS256", secret),
                arguments("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", "RS256", secret),
                arguments("-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----", "RS256", secret),
                arguments(
                        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
                        "RS256",
                        "is a 'CERTIFICATE', but must be a 'PUBLIC KEY'. Write it as one, for example by openssl with"
                                + " -pubkey or -pubout"),
                arguments("-----BEGIN PUBLIC KEY-----\nAAAA", "RS256", "begins like PEM and does not go on like it"),
                arguments(
                        "-----BEGIN PUBLIC KEY-----\n%%%%\n-----END PUBLIC KEY-----",
                        "RS256", "has PEM that is not Base64"),
                arguments(
                        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
                        "RS256",
                        "is no public key of RSA or of an elliptic curve"),
                arguments(
                        Issuer.pem(weak),
                        "RS256",
                        "has no key for RS256: its key has 1024 bits, and needs at least 2048"),
                arguments(
                        Issuer.set(weak, Issuer.EC),
                        "RS256",
                        "has no key for RS256: key 1 has 1024 bits, and needs at least 2048; key 2 is of type EC"),
                arguments(Issuer.pem(Issuer.RSA), "ES256", "has no key for ES256: its key is of type RSA"),
                arguments(
                        Issuer.set(Issuer.ec("e", Curve.P_384)),
                        "ES256",
                        "has no key for ES256: its key is not on the curve P-256"),
                arguments(offCurve, "ES256", "has no key for ES256: its key cannot be read"),
                arguments(encryption, "RS256", "has no key for RS256: its key says that it is for something else"),
                arguments(shared, "RS256", "has no key for RS256: its key is of type oct"));
    }

    @ParameterizedTest
    @CsvSource({
        "mp.jwt.verify.publickey.algorithm, HS256, RS256 or ES256",
        "mp.jwt.verify.publickey.algorithm, none, RS256 or ES256",
        "mp.jwt.verify.clock.skew, -1, a number of seconds from 0 to 600",
        "mp.jwt.verify.clock.skew, 601, a number of seconds from 0 to 600",
        "mp.jwt.verify.clock.skew, 5s, a number of seconds from 0 to 600",
        "mp.jwt.verify.token.age, 0, a number of seconds from 1 to 2147483647",
        "mp.jwt.verify.token.age, 99999999999, a number of seconds from 1 to 2147483647",
    })
    void setting_isCheckedWithoutShowingIt(String key, String value, String allowed) {
        assertThat(mistake(KEY, Issuer.pem(Issuer.RSA), key, value))
                .startsWith("Setting '" + key + "' is not valid: it is ")
                .endsWith(". It must be " + allowed + ".");
    }

    @ParameterizedTest
    @CsvSource({
        "foyer.jwt.timeout, 500ms, 1 to 60",
        "foyer.jwt.timeout, 2m, 1 to 60",
        "foyer.jwt.timeout, 3, 1 to 60",
        "foyer.jwt.refresh, 9s, 10 to 86400",
        "foyer.jwt.refresh, 25h, 10 to 86400",
        "foyer.jwt.refresh, PT10S, 10 to 86400",
    })
    void durationOfRemoteKeys_isChecked(String key, String value, String allowed) {
        assertThat(mistake(LOCATION, "http://localhost:1/keys", key, value))
                .isEqualTo("Setting '" + key + "' is not valid: it is no such duration. It must be a duration such as"
                        + " 10s, 2m or 1h, from " + allowed + " seconds.");
    }

    @Test
    void settingThatCannotBeRead_isTold() {
        var unreadable = new Surroundings() {
            @Override
            public Optional<String> setting(String key) {
                throw new NoSuchElementException("hunter2");
            }
        };

        assertThatIllegalStateException()
                .isThrownBy(unreadable::started)
                .withMessageContaining("it cannot be read")
                .withMessageNotContaining("hunter2");
    }

    /** One key of several that is too short is no reason not to start. */
    @Test
    void weakKey_isLeftOutWithAWarning() {
        Surroundings surroundings = Surroundings.strict(Issuer.set(Issuer.EC, Issuer.rsa("weak", 1024), Issuer.RSA));
        JwtVerifier verifier = surroundings.started();

        assertThat(verifier.verify(Issuer.token()).roles()).containsExactly("editor");
        assertThat(surroundings.warnings)
                .containsExactly("Keys are left out: key 2 has 1024 bits, and needs at least 2048.");
    }

    @Test
    void location_isAFileOrAResource(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("key of id.pem"), Issuer.pem(Issuer.RSA));
        Path inJar = Files.createDirectories(directory.resolve("META-INF")).resolve("key.json");
        Files.writeString(inJar, Issuer.set(Issuer.RSA));
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (var loader = new URLClassLoader(new URL[] {directory.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            for (String location : List.of(
                    file.toString(),
                    file.toUri().toString(),
                    "META-INF/key.json",
                    "/META-INF/key.json",
                    "classpath:META-INF/key.json",
                    "classpath:/META-INF/key.json")) {
                assertThat(Surroundings.of(LOCATION, location)
                                .started()
                                .verify(Issuer.token())
                                .roles())
                        .as(location)
                        .containsExactly("editor");
            }
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing/here.pem", "classpath:nothing.pem", "file:///nothing/here.pem", "/tmp"})
    void locationOfNothing_isTold(String location) {
        assertThat(mistake(LOCATION, location))
                .isEqualTo("The value of 'mp.jwt.verify.publickey.location' names no file and no resource of the"
                        + " application.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http:///keys", "https://", "http://a b/keys"})
    void addressThatIsNone_isTold(String location) {
        assertThat(mistake(LOCATION, location))
                .isEqualTo("The value of 'mp.jwt.verify.publickey.location' is no address that can be asked.");
    }

    @Test
    void fileThatIsNoKey_isTold(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("key.pem"), "hunter2!");

        assertThat(mistake(LOCATION, file.toString()))
                .isEqualTo("What is at 'mp.jwt.verify.publickey.location' is neither PEM nor a JSON Web Key nor"
                        + " Base64.");
        Files.writeString(file, "a".repeat(300_000));
        assertThat(mistake(LOCATION, file.toString())).contains("has more than 262144 characters");
    }

    @Test
    void addressWithoutEncryption_isWarnedOf_unlessItIsLocal() {
        Surroundings local = Surroundings.of(LOCATION, "http://localhost:1/keys");
        Surroundings remote = Surroundings.of(LOCATION, "http://id.invalid:1/keys");

        local.started().stop();
        remote.started().stop();

        assertThat(local.warnings).noneMatch(warning -> warning.contains("not encrypted"));
        assertThat(remote.warnings).anyMatch(warning -> warning.contains("Use https for " + LOCATION));
    }
}
