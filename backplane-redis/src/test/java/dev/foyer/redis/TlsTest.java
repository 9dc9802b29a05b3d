// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import dev.foyer.backplane.testing.Ports;
import dev.foyer.redis.Nodes.Node;
import dev.foyer.redis.testing.RedisServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.foyer.redis.Nodes.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** TLS to a real Redis, with certificates of our own. */
class TlsTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path directory;

    private static SSLContext before;

    private final Nodes nodes = new Nodes();

    /** Makes two certificates, one for this host, and has this JVM trust both. */
    @BeforeAll
    static void trust() throws IOException, InterruptedException, GeneralSecurityException {
        before = SSLContext.getDefault();
        makeCertificate("good", "localhost");
        makeCertificate("other", "redis.example.com");
        makeCertificate("unknown", "localhost");
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("good", certificate("good"));
        trusted.setCertificateEntry("other", certificate("other"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext ours = SSLContext.getInstance("TLS");
        ours.init(null, trust.getTrustManagers(), null);
        SSLContext.setDefault(ours);
    }

    @AfterAll
    static void forget() {
        SSLContext.setDefault(before);
    }

    @AfterEach
    void stop() {
        nodes.close();
    }

    /** Has the JDK's {@code keytool} make a key with its certificate, and writes both as Redis reads them. */
    private static void makeCertificate(String name, String host)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path log = directory.resolve("keytool.log");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-validity",
                        "2",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "san=dns:" + host,
                        "-keystore",
                        file(name, "p12"),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(keytool.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).as(Files.readString(log)).isZero();
        KeyStore made = KeyStore.getInstance(new File(file(name, "p12")), PASSWORD.toCharArray());
        writePem(
                name,
                "key",
                "PRIVATE KEY",
                made.getKey(name, PASSWORD.toCharArray()).getEncoded());
        writePem(name, "crt", "CERTIFICATE", made.getCertificate(name).getEncoded());
    }

    private static void writePem(String name, String kind, String what, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(
                Path.of(file(name, kind)), "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
    }

    private static String file(String name, String kind) {
        return directory.resolve(name + '.' + kind).toString();
    }

    private static Certificate certificate(String name) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(directory.resolve(name + ".crt"))) {
            return CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    /** Starts Redis with a port for TLS beside the plain one. */
    private static RedisServer redis(String certificate, int tlsPort) {
        return RedisServer.start(
                "--tls-port",
                String.valueOf(tlsPort),
                "--tls-cert-file",
                file(certificate, "crt"),
                "--tls-key-file",
                file(certificate, "key"),
                "--tls-auth-clients",
                "no");
    }

    @Test
    void nodes_talkByTls_andReconnect() throws InterruptedException {
        int port = Ports.free();
        try (RedisServer redis = redis("good", port)) {
            Node one = nodes.start("rediss://localhost:" + port);
            Node two = nodes.start("rediss://localhost:" + port);
            two.backplane().subscribe(LOBBY);
            one.awaitOthers(1);
            String large = "\u00e4".repeat(1_000_000);

            assertThat(one.publish(large)).isEqualTo(1);
            assertThat(two.next()).isEqualTo(large);

            redis.ask("CLIENT", "KILL", "TYPE", "pubsub");
            assertThat(two.next()).isEqualTo(Nodes.INTERRUPTED);
            assertThat(two.next()).isEqualTo(Nodes.RESUMED);
            two.backplane().reconnect();
            assertThat(two.next()).isEqualTo(Nodes.INTERRUPTED);
            assertThat(two.next()).isEqualTo(Nodes.RESUMED);
            assertThat(one.publish("again")).isEqualTo(1);
            assertThat(two.next()).isEqualTo("again");
        }
    }

    @Test
    void certificateOfAnotherHost_isRefused() {
        assertRefused("other", "No subject alternative DNS name matching localhost");
    }

    @Test
    void certificateThatNobodyTrusts_isRefused() {
        assertRefused("unknown", "trusts who signed it");
    }

    private void assertRefused(String certificate, String reason) {
        int port = Ports.free();
        try (var running = redis(certificate, port)) {
            assertThat(running.port()).isNotEqualTo(port);
            assertThatIllegalStateException()
                    .isThrownBy(() -> nodes.start("rediss://localhost:" + port))
                    .withMessageContaining("TLS fails")
                    .withMessageContaining(reason);
        }
    }

    @Test
    void portWithoutTls_andPortWithTls_areTold() {
        int port = Ports.free();
        try (RedisServer redis = redis("good", port)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> nodes.start("rediss://localhost:" + redis.port()))
                    .withMessageContaining("TLS (rediss://) or not");
            assertThatIllegalStateException()
                    .isThrownBy(() -> nodes.start("redis://localhost:" + port))
                    .withMessageContaining("TLS (rediss://) or not");
        }
    }
}
