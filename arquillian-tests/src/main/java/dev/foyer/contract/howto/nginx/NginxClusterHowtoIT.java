// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.nginx;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;

import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.Nginx;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Wars;
import dev.foyer.redis.testing.RedisServer;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What docs/howto/cluster.md says of nginx in front of two nodes, with its configuration. */
@ContractTest
@NeedsServer("nginx")
@SameEverywhere("the servers have no part in how connections are spread")
class NginxClusterHowtoIT {

    private static final RedisServer REDIS = RedisServer.start();
    private static final Path CONFIGURATION =
            Path.of(System.getProperty("foyer.root"), "arquillian-tests/src/main/nginx/cluster.conf");
    /** Attempts to connect, by their names: nginx sends some of them to each node. */
    private static final List<String> ATTEMPTS = List.of("a", "b", "c", "d", "e", "f", "g", "h");

    @ArquillianResource
    private ContainerController servers;

    @ArquillianResource
    private Deployer deployer;

    @TempDir
    private Path directory;

    private SSLContext tls;

    @Deployment(name = "behind-nginx-1", managed = false, testable = false)
    static WebArchive first() {
        return war();
    }

    @Deployment(name = "behind-nginx-2", managed = false, testable = false)
    @TargetsContainer("stoppable")
    static WebArchive second() {
        return war();
    }

    private static WebArchive war() {
        return Wars.onRedis(
                Wars.of("howto-cluster", NodeEndpoint.class),
                REDIS.url(),
                "foyer.allowed-origins=https://chat.example.com");
    }

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        tls = Certificate.make(directory).trusting();
        servers.start("stoppable");
        deployer.deploy("behind-nginx-1");
        deployer.deploy("behind-nginx-2");
    }

    @AfterEach
    void stop() {
        servers.start("stoppable");
        deployer.undeploy("behind-nginx-1");
        deployer.undeploy("behind-nginx-2");
        servers.stop("stoppable");
    }

    @AfterAll
    static void end() {
        REDIS.kill();
    }

    @Contract(
            rule = {"H9", "N1"},
            proves =
                    "cluster.md: nginx spreads connections over two nodes without sticky sessions, those of a room hear each other, a refused client learns the reason, which it would not without 'hash', and when a node is gone the other one gets all")
    void nginx_spreadsConnections() throws Exception {
        try (Nginx nginx = start("")) {
            var clients = new ArrayList<TlsClient>();
            Set<String> nodes = new HashSet<>();
            for (String attempt : ATTEMPTS) {
                TlsClient client = open(nginx, attempt);
                nodes.add(client.call("node", "null"));
                clients.add(client);
            }
            assertThat(nodes).hasSize(2);

            TlsClient speaker = clients.get(0);
            await().atMost(Client.PATIENCE)
                    .untilAsserted(
                            () -> assertThat(speaker.call("say", "\"early\"")).isEqualTo("{\"reply\":1,\"data\":1}"));
            speaker.call("say", "\"hello\"");
            for (TlsClient other : clients.subList(1, clients.size())) {
                assertThat(other.awaitText("hello"))
                        .isEqualTo("{\"event\":\"said\",\"room\":\"lobby\",\"data\":\"hello\"}");
            }
            clients.forEach(TlsClient::close);

            assertThat(reasons(nginx)).containsOnly("403 You are banned");
            assertThat(reasonsInTurn()).anyMatch(reason -> reason.startsWith("426 "));

            servers.stop("stoppable");
            nodes.clear();
            for (String attempt : ATTEMPTS) {
                try (TlsClient client = open(nginx, attempt)) {
                    nodes.add(client.call("node", "null"));
                }
            }
            assertThat(nodes).hasSize(1);
        }
    }

    /** The same without the hash: in turn, the other node is asked why this one refused. */
    private Set<String> reasonsInTurn() throws Exception {
        try (Nginx nginx = start("hash $remote_addr$request_uri;")) {
            return reasons(nginx);
        }
    }

    /** What a client that is refused is told when it asks for the reason, for each attempt. */
    private Set<String> reasons(Nginx nginx) throws Exception {
        var reasons = new HashSet<String>();
        for (String attempt : ATTEMPTS) {
            URI uri = uri(nginx, "banned&foyer-attempt=refused-" + attempt);
            assertThat(TlsClient.status(tls, uri, "https://localhost:" + nginx.port()))
                    .isEqualTo(403);
            reasons.add(TlsClient.reason(tls, uri));
        }
        return reasons;
    }

    private TlsClient open(Nginx nginx, String attempt) {
        return TlsClient.open(tls, uri(nginx, "foyer-attempt=" + attempt), "https://localhost:" + nginx.port());
    }

    private static URI uri(Nginx nginx, String query) {
        return URI.create("wss://localhost:" + nginx.port() + "/chat/node?" + query);
    }

    private Nginx start(String without) throws IOException {
        String configuration = Files.readString(CONFIGURATION);
        configuration = replace(configuration, without, "");
        configuration = replace(configuration, "server_name chat.example.com;", "server_name localhost;");
        configuration = replace(configuration, "/etc/nginx/chat.example.com.crt", directory + "/localhost.crt");
        configuration = replace(configuration, "/etc/nginx/chat.example.com.key", directory + "/localhost.key");
        configuration = replace(configuration, "10.0.0.1:9080", "localhost:" + System.getProperty("foyer.main.port"));
        configuration =
                replace(configuration, "10.0.0.2:9080", "localhost:" + System.getProperty("foyer.stoppable.port"));
        configuration = replace(configuration, "//chat/app/;", "//chat/howto-cluster/;");
        return Nginx.start(Files.createTempDirectory(directory, "nginx"), configuration);
    }

    private static String replace(String configuration, String text, String other) {
        assertThat(configuration).contains(text);
        return configuration.replace(text, other);
    }
}
