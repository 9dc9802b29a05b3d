// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.nginx;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import javax.net.ssl.SSLContext;

import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.Nginx;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/howto/nginx.md says, with its configuration; only ports, the certificate and the context path are others. */
@ContractTest
@NeedsServer("nginx")
@SameEverywhere("ForwardedHowtoIT runs on each server")
class NginxHowtoIT {

    private static final Path CONFIGURATION =
            Path.of(System.getProperty("foyer.root"), "arquillian-tests/src/main/nginx/chat.conf");

    @ArquillianResource
    private URL url;

    @TempDir
    private Path directory;

    private SSLContext tls;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.with(
                Wars.of("howto-nginx", HallEndpoint.class),
                "foyer.allowed-origins=https://chat.example.com",
                "foyer.heartbeat.interval=300ms");
    }

    @BeforeEach
    void certify() throws IOException, GeneralSecurityException {
        tls = Certificate.make(directory).trusting();
    }

    @Contract(
            rule = {"H1", "H8"},
            proves =
                    "nginx.md: through nginx with TLS and a prefix a page of the public address may connect, as the server knows that address, and another page may not")
    void ownOrigin_isThePublicOne() throws Exception {
        try (Nginx nginx = start(Map.of());
                TlsClient client = TlsClient.open(tls, hall(nginx), "https://localhost:" + nginx.port())) {
            assertThat(client.call("echo", "\"hello\"")).isEqualTo("{\"reply\":1,\"data\":\"hello\"}");
            assertThat(TlsClient.status(tls, hall(nginx), "https://other.example.com"))
                    .isEqualTo(403);
            assertThat(TlsClient.status(tls, hall(nginx), "http://localhost:" + nginx.port()))
                    .isEqualTo(403);
        }
    }

    @Contract(rule = "H8", proves = "nginx.md: where the server does not learn the public address, a setting names it")
    void publicOrigin_canBeNamed() throws Exception {
        Map<String, String> nothingForwarded = Map.of(
                "proxy_set_header X-Forwarded-Proto $scheme;",
                "",
                "proxy_set_header X-Forwarded-Host  $http_host;",
                "",
                "proxy_set_header X-Forwarded-Port  $server_port;",
                "",
                "proxy_set_header Host              $http_host;",
                "");
        try (Nginx nginx = start(nothingForwarded);
                TlsClient client = TlsClient.open(tls, hall(nginx), "https://chat.example.com")) {
            assertThat(client.call("echo", "\"hello\"")).isEqualTo("{\"reply\":1,\"data\":\"hello\"}");
            assertThat(TlsClient.status(tls, hall(nginx), "https://localhost:" + nginx.port()))
                    .isEqualTo(403);
        }
    }

    @Contract(rule = "D5", proves = "nginx.md: the heartbeat keeps an idle line through a read timeout that is longer")
    void heartbeat_keepsTheLine() throws Exception {
        try (Nginx nginx = start(Map.of("proxy_read_timeout 60s;", "proxy_read_timeout 2s;"));
                TlsClient client = TlsClient.open(tls, hall(nginx), "https://localhost:" + nginx.port())) {
            client.awaitPings(10);
            assertThat(client.call("echo", "\"still here\"")).contains("still here");
        }
    }

    @Contract(rule = "H1", proves = "nginx.md: without its header Upgrade a handshake is a 426")
    void lostUpgrade_isRefused() throws Exception {
        Map<String, String> dropped = Map.of(
                "proxy_set_header Upgrade    $http_upgrade;",
                "",
                "proxy_set_header Connection $connection_upgrade;",
                "");
        try (Nginx nginx = start(dropped)) {
            assertThat(TlsClient.status(tls, hall(nginx), "https://localhost:" + nginx.port()))
                    .isEqualTo(426);
        }
    }

    /** Each replacement has to be of something that is there. */
    private Nginx start(Map<String, String> replacements) throws IOException {
        String configuration = Files.readString(CONFIGURATION);
        for (var replacement : replacements.entrySet()) {
            configuration = replace(configuration, replacement.getKey(), replacement.getValue());
        }
        configuration = replace(configuration, "server_name chat.example.com;", "server_name localhost;");
        configuration = replace(configuration, "/etc/nginx/chat.example.com.crt", directory + "/localhost.crt");
        configuration = replace(configuration, "/etc/nginx/chat.example.com.key", directory + "/localhost.key");
        configuration = replace(
                configuration,
                "http://127.0.0.1:9080/app/;",
                "http://127.0.0.1:" + url.getPort() + url.getPath() + ";");
        return Nginx.start(Files.createTempDirectory(directory, "nginx"), configuration);
    }

    private static String replace(String configuration, String text, String other) {
        assertThat(configuration).contains(text);
        return configuration.replace(text, other);
    }

    private static URI hall(Nginx nginx) {
        return URI.create("wss://localhost:" + nginx.port() + "/chat/hall");
    }
}
