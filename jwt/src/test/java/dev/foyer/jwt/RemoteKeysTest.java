// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.RSAKey;
import dev.foyer.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/** Rule I3: keys of an identity provider that changes them, is down, slow or odd, over a real socket. */
@Timeout(60)
class RemoteKeysTest {

    private static final Instant NOW = Issuer.NOW;
    private static final String DOWN = "The keys cannot be loaded. ";
    private static final String NONE_YET = "Clients with tokens are refused with 503 until they can be.";

    private final KeyServer server = new KeyServer();
    private final Surroundings surroundings = withTimeout("10s");
    private final List<JwtVerifier> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(JwtVerifier::stop);
        server.close();
    }

    private JwtVerifier start() {
        return start(surroundings);
    }

    private JwtVerifier start(Surroundings surroundings) {
        JwtVerifier verifier = surroundings.started();
        started.add(verifier);
        return verifier;
    }

    private Surroundings withTimeout(String timeout) {
        return Surroundings.of("mp.jwt.verify.publickey.location", server.address(), "foyer.jwt.timeout", timeout);
    }

    private static String token(RSAKey key, String id) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(id).build();
        return Issuer.sign(
                key, header, Issuer.claims(claims -> claims.expirationTime(Date.from(NOW.plusSeconds(1_000_000)))));
    }

    private static String token(RSAKey key) {
        return token(key, key.getKeyID());
    }

    /** The status of a refusal, or 0. */
    private static int status(JwtVerifier verifier, String token) {
        Refused refused = catchThrowableOfType(Refused.class, () -> verifier.verify(token));
        return refused == null ? 0 : refused.status();
    }

    @Test
    void keys_areLoadedOnceForManyTokens() {
        server.sends(200, Issuer.set(Issuer.RSA));
        JwtVerifier verifier = start();

        for (int i = 0; i < 100; i++) {
            assertThat(status(verifier, token(Issuer.RSA))).isZero();
        }

        assertThat(server.requests()).isEqualTo(1);
        assertThat(surroundings.warnings).isEmpty();
    }

    @Test
    void newKey_isLoadedWhenATokenNamesIt_andTheOldOneIsGone() {
        server.sends(200, Issuer.set(Issuer.RSA));
        JwtVerifier verifier = start();
        assertThat(status(verifier, token(Issuer.RSA))).isZero();

        server.sends(200, Issuer.set(Issuer.OTHER_RSA));
        assertThat(status(verifier, token(Issuer.OTHER_RSA))).isEqualTo(401); // they have just been loaded
        surroundings.setTime(NOW.plusSeconds(10));

        assertThat(status(verifier, token(Issuer.OTHER_RSA))).isZero();
        assertThat(status(verifier, token(Issuer.RSA))).isEqualTo(401);
        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void unknownNames_doNotHammerTheProvider() {
        server.sends(200, Issuer.set(Issuer.RSA));
        JwtVerifier verifier = start();
        for (int second = 0; second < 40; second++) {
            surroundings.setTime(NOW.plusSeconds(second));
            for (int i = 0; i < 25; i++) {
                assertThat(status(verifier, token(Issuer.OTHER_RSA, "random-" + second + '-' + i)))
                        .isEqualTo(401);
            }
            assertThat(status(verifier, token(Issuer.RSA))).isZero();
        }

        assertThat(server.requests()).isEqualTo(4); // 1,000 names in 40 seconds
    }

    @Test
    void providerThatIsDownAtTheStart_isAskedAgain() {
        server.sends(500, "");
        JwtVerifier verifier = start();

        Refused refused = catchThrowableOfType(Refused.class, () -> verifier.verify(token(Issuer.RSA)));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.headers()).containsEntry("Retry-After", "5");
        assertThat(refused.detail()).isEqualTo("Tokens cannot be verified at the moment.");
        assertThat(status(verifier, token(Issuer.RSA))).isEqualTo(503);
        assertThat(server.requests()).isEqualTo(1);
        surroundings.setTime(NOW.plusSeconds(2));
        assertThat(status(verifier, token(Issuer.RSA))).isEqualTo(503);
        assertThat(server.requests()).isEqualTo(2);

        server.sends(200, Issuer.set(Issuer.RSA));
        surroundings.setTime(NOW.plusSeconds(4));

        assertThat(status(verifier, token(Issuer.RSA))).isZero();
        assertThat(surroundings.warnings)
                .containsExactly(DOWN + "IOException: It answers with status 500. " + NONE_YET);
    }

    @Test
    void lastGoodKeys_areKeptWhileTheProviderIsDown() {
        server.sends(200, Issuer.set(Issuer.RSA));
        JwtVerifier verifier = start();
        assertThat(status(verifier, token(Issuer.RSA))).isZero();

        server.close();
        for (int hour = 1; hour < 100; hour++) {
            surroundings.setTime(NOW.plus(Duration.ofHours(hour)));
            assertThat(status(verifier, token(Issuer.RSA))).isZero();
            assertThat(status(verifier, token(Issuer.OTHER_RSA))).isEqualTo(503);
        }

        assertThat(surroundings.warnings).hasSize(1);
        assertThat(surroundings.warnings.get(0))
                .startsWith(DOWN + "ConnectException: ")
                .endsWith("Those loaded before go on to be used until they can be.");
    }

    @Test
    void warning_comesAgainWhenKeysWereThereMeanwhile() {
        server.sends(200, "<html>Sign in</html>");
        JwtVerifier verifier = start();
        assertThat(status(verifier, token(Issuer.RSA))).isEqualTo(503);
        server.sends(200, Issuer.set(Issuer.RSA));
        surroundings.setTime(NOW.plusSeconds(10));
        assertThat(status(verifier, token(Issuer.RSA))).isZero();
        server.sends(404, "");
        surroundings.setTime(NOW.plusSeconds(20));

        assertThat(status(verifier, token(Issuer.OTHER_RSA))).isEqualTo(503);
        assertThat(surroundings.warnings)
                .containsExactly(
                        DOWN + "What it sends is neither PEM nor a JSON Web Key nor Base64. " + NONE_YET,
                        DOWN + "IOException: It answers with status 404. Those loaded before go on to be used until"
                                + " they can be.");
    }

    @Test
    void oddContent_isNoKey() {
        String weak = Issuer.set(Issuer.rsa("rsa-1", 1024));
        String secret = "{\"keys\":[" + Issuer.RSA.toJSONString() + "]}";
        List<String> contents =
                List.of("{\"keys\":[]}", "", "[]", weak, secret, Issuer.set(Issuer.EC), "a".repeat(300_000));
        List<String> reasons = List.of(
                "has no key for RS256.",
                "is empty.",
                "is neither PEM nor a JSON Web Key nor Base64.",
                "its key has 1024 bits, and needs at least 2048.",
                "is a private key. Use the public key, and keep the private one to those who sign.",
                "its key is of type EC.",
                "It sends more than 262144 bytes.");
        for (int i = 0; i < contents.size(); i++) {
            server.sends(200, contents.get(i));
            surroundings.warnings.clear();
            assertThat(status(start(), token(Issuer.RSA))).isEqualTo(503);

            assertThat(surroundings.warnings).hasSize(1);
            assertThat(surroundings.warnings.get(0)).contains(reasons.get(i) + ' ' + NONE_YET);
        }
    }

    /** A redirect could lead anywhere, such as into the network of the server. */
    @Test
    void redirect_isNotFollowed() {
        server.redirectsTo("/other");
        JwtVerifier verifier = start();

        assertThat(status(verifier, token(Issuer.RSA))).isEqualTo(503);
        assertThat(server.requests()).isEqualTo(1);
        assertThat(surroundings.warnings)
                .containsExactly(DOWN + "IOException: It answers with status 302. " + NONE_YET);
    }

    @Test
    void weakKey_isLeftOut_withOneWarning() {
        server.sends(200, Issuer.set(Issuer.RSA, Issuer.rsa("weak", 1024), Issuer.EC));
        JwtVerifier verifier = start();
        assertThat(status(verifier, token(Issuer.RSA))).isZero();
        surroundings.setTime(NOW.plusSeconds(10));
        assertThat(status(verifier, token(Issuer.RSA, "weak"))).isEqualTo(401);

        assertThat(server.requests()).isEqualTo(2);
        assertThat(surroundings.warnings)
                .containsExactly("Keys are left out: key 2 has 1024 bits, and needs at least 2048.");
    }

    @Test
    void slowProvider_isWaitedForNotLong() {
        server.hangs(Issuer.set(Issuer.RSA));
        Surroundings impatient = withTimeout("1s");
        JwtVerifier verifier = start(impatient);
        long begun = System.nanoTime();

        assertThat(status(verifier, token(Issuer.RSA))).isEqualTo(503);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        await().untilAsserted(() -> assertThat(impatient.warnings)
                .containsExactly(DOWN + "SocketTimeoutException: Read timed out. " + NONE_YET));
    }

    @Test
    void drippingProvider_isGivenUp() {
        server.drips();
        Surroundings impatient = withTimeout("1s");
        JwtVerifier verifier = start(impatient);

        assertThat(status(verifier, token(Issuer.RSA))).isEqualTo(503);
        await().untilAsserted(() -> assertThat(impatient.warnings)
                .containsExactly(DOWN + "SocketTimeoutException: It sends too slowly. " + NONE_YET));
    }

    /** A header that never ends gets by every time-out between two bytes. */
    @Test
    void endlessHeader_isCutOff() throws Exception {
        try (var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var cut = new CountDownLatch(1);
            CompletableFuture<Void> dripping = CompletableFuture.runAsync(() -> drip(listener, cut));
            Surroundings there = Surroundings.of(
                    "mp.jwt.verify.publickey.location",
                    "http://localhost:" + listener.getLocalPort() + "/keys",
                    "foyer.jwt.timeout",
                    "1s");
            JwtVerifier verifier = start(there);

            assertThat(status(verifier, token(Issuer.RSA))).isEqualTo(503);
            there.setTime(NOW.plusSeconds(20));
            assertThat(status(verifier, token(Issuer.RSA))).isEqualTo(503);

            assertThat(cut.await(30, TimeUnit.SECONDS)).isTrue();
            dripping.join();
            assertThat(there.warnings).first().isEqualTo(DOWN + "It sends too slowly. " + NONE_YET);
        }
    }

    private static void drip(ServerSocket listener, CountDownLatch cut) {
        try (Socket socket = listener.accept()) {
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\nX-Long: ".getBytes(US_ASCII));
            while (!cut.await(50, TimeUnit.MILLISECONDS)) {
                socket.getOutputStream().write('a');
            }
        } catch (IOException closed) {
            cut.countDown();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nobody waits whose key is there, however long others are loaded. */
    @Test
    void knownKeys_areUsedWhileOthersAreLoaded() {
        server.sends(200, Issuer.set(Issuer.RSA));
        JwtVerifier verifier = start();
        assertThat(status(verifier, token(Issuer.RSA))).isZero();
        CountDownLatch gate = server.hangs(Issuer.set(Issuer.RSA, Issuer.OTHER_RSA));

        surroundings.setTime(NOW.plus(Duration.ofMinutes(11)));
        String known = token(Issuer.RSA);
        for (int i = 0; i < 100; i++) {
            assertThat(status(verifier, known)).isZero();
        }
        await().until(() -> server.requests() == 2);
        assertThat(gate.getCount()).isEqualTo(1);
        gate.countDown();

        assertThat(status(verifier, token(Issuer.OTHER_RSA))).isZero();
        assertThat(server.requests()).isEqualTo(2);
    }

    /** After a quiet night, a key that was withdrawn in it does not count once more. */
    @Test
    void veryOldKeys_areRenewedFirst() {
        server.sends(200, Issuer.set(Issuer.RSA));
        JwtVerifier verifier = start();
        assertThat(status(verifier, token(Issuer.RSA))).isZero();
        server.sends(200, Issuer.set(Issuer.OTHER_RSA));

        surroundings.setTime(NOW.plus(Duration.ofHours(8)));

        assertThat(status(verifier, token(Issuer.RSA))).isEqualTo(401);
        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void clockThatIsSetBack_isNoReasonToKeepKeys() {
        server.sends(200, Issuer.set(Issuer.RSA));
        JwtVerifier verifier = start();
        assertThat(status(verifier, token(Issuer.RSA))).isZero();
        server.sends(200, Issuer.set(Issuer.OTHER_RSA));

        surroundings.setTime(NOW.minus(Duration.ofDays(1)));

        assertThat(status(verifier, token(Issuer.OTHER_RSA))).isZero();
    }

    /** An attack with unknown names takes no more than a few of the server's threads. */
    @Test
    void fewThreads_waitForKeys() {
        server.sends(200, Issuer.set(Issuer.RSA));
        surroundings.setTime(NOW);
        JwtVerifier verifier = start();
        assertThat(status(verifier, token(Issuer.RSA))).isZero();
        CountDownLatch gate = server.hangs(Issuer.set(Issuer.RSA));
        surroundings.setTime(NOW.plusSeconds(10));
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            String unknown = token(Issuer.OTHER_RSA);
            List<CompletableFuture<Integer>> attacks = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                attacks.add(CompletableFuture.supplyAsync(() -> status(verifier, unknown), threads));
            }

            await().until(() ->
                    attacks.stream().filter(CompletableFuture::isDone).count() >= 68);
            assertThat(status(verifier, token(Issuer.RSA))).isZero();
            gate.countDown();
            assertThat(attacks.stream().map(CompletableFuture::join)).containsOnly(401, 503);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void verifierThatHasStopped_asksNobody() {
        server.hangs(Issuer.set(Issuer.RSA));
        JwtVerifier verifier = start();
        verifier.stop();
        surroundings.setTime(NOW.plus(Duration.ofHours(1)));

        assertThat(status(verifier, token(Issuer.RSA))).isEqualTo(503);
        assertThat(server.requests()).isLessThanOrEqualTo(1);
        assertThat(surroundings.warnings).isEmpty();
    }
}
