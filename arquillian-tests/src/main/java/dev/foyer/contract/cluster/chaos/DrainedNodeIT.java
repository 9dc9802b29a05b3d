// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.cluster.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnEvent;
import dev.foyer.contract.operations.NodeServlet;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.LibertyServer;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.Nginx;
import dev.foyer.contract.testing.Scale;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Swarm;
import dev.foyer.contract.testing.Wars;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import static org.assertj.core.api.Assertions.assertThat;

/** Two nodes behind nginx, of which one drains: the other one gets its clients little by little, although each comes back at once. */
@NeedsServer("servers of its own")
class DrainedNodeIT {

    private static final int CLIENTS = Scale.of(500, 10_000);
    private static final Duration OVER = Duration.ofSeconds(Scale.of(2, 20));
    private static final int WINDOWS = 20;

    private static final Path CONFIGURATION =
            Path.of(System.getProperty("foyer.root"), "arquillian-tests/src/main/nginx/drain.conf");

    private static LibertyServer drained;
    private static LibertyServer other;

    /** Two, as each connection is two files, and a process may have 20,000 on some machines. */
    private static List<Nginx> proxies = List.of();

    @ServerEndpoint("/hall")
    public static class Hall {

        @OnEvent("hello")
        String hello() {
            return "hello";
        }
    }

    @BeforeAll
    static void begin() throws IOException {
        Path directory = Town.emptied(Path.of("target", "drained").toAbsolutePath());
        WebArchive war = Wars.of("drained", DrainedNodeIT.class).addClass(NodeServlet.class);
        drained = LibertyServer.of("drained-node-one", directory, war, Map.of());
        other = LibertyServer.of("drained-node-other", directory, war, Map.of());
        for (LibertyServer server : List.of(drained, other)) {
            server.start();
            server.awaitAnswers("/nodes?of=drained");
        }
        String configuration = Files.readString(CONFIGURATION)
                .replace("10.0.0.1:9080", "localhost:" + port(drained))
                .replace("10.0.0.2:9080", "localhost:" + port(other));
        proxies = List.of(
                Nginx.start(Files.createDirectory(directory.resolve("nginx-1")), configuration),
                Nginx.start(Files.createDirectory(directory.resolve("nginx-2")), configuration));
    }

    @AfterAll
    static void end() {
        proxies.forEach(Nginx::close);
        drained.kill();
        if (other != null) {
            other.kill();
        }
    }

    private static int port(LibertyServer server) {
        return server.site().http("/").getPort();
    }

    private static String ask(Site site, String what) {
        return Http.get(site.http("/nodes?of=drained" + what)).body();
    }

    @Contract(
            rule = "O4",
            proves =
                    "behind a proxy, the clients of a node that drains come to the other node in even batches, though each comes back at once, and none is in error")
    void clients_comeToTheOtherNodeLittleByLittle() {
        Site from = drained.site();
        Site to = other.site();
        List<Integer> codes = new ArrayList<>(); // these two are of the swarm's thread
        List<Long> back = new ArrayList<>();
        try (var swarm = new Swarm()) {
            swarm.openAll(CLIENTS, i -> {
                Site front = Site.at(proxies.get(i % proxies.size()).port(), "/drained");
                var client = swarm.open(front.ws("/hall"), (peer, frame) -> {});
                var unused = client.closed().thenAccept(code -> {
                    codes.add(code);
                    connect(swarm, front, back);
                });
                return client;
            });
            Town.eventually("all are there", () -> connections(from) + connections(to) == CLIENTS);
            int moving = connections(from);
            assertThat(moving).isBetween(CLIENTS / 3, 2 * CLIENTS / 3);

            ask(from, "&drain=" + OVER.toSeconds());

            Town.eventually("all are back", () -> swarm.ask(back::size) == moving);
            assertThat(swarm.ask(() -> List.copyOf(codes))).hasSize(moving).containsOnly(1012);
            assertThat(connections(from)).isZero();
            assertThat(connections(to)).isEqualTo(CLIENTS);
            if (Scale.isFull()) { // and then nothing else runs on the machine
                assertThat(peak(swarm.ask(() -> List.copyOf(back)))).isLessThanOrEqualTo(2 * moving / WINDOWS);
            }
        }
    }

    private static int connections(Site site) {
        return Integer.parseInt(
                ask(site, "").replaceFirst("^connections=(\\d+) .*$", "$1").strip());
    }

    /** Lets a client connect, and notes when it is there. */
    private static void connect(Swarm swarm, Site site, List<Long> times) {
        var unused =
                swarm.open(site.ws("/hall"), (peer, frame) -> {}).opened().thenRun(() -> times.add(System.nanoTime()));
    }

    /** How many have come in the twentieth of the time in which most have. */
    private static long peak(List<Long> times) {
        long first = times.get(0);
        long window = OVER.toNanos() / WINDOWS;
        return LongStream.range(0, 2 * WINDOWS)
                .map(i -> times.stream()
                        .filter(time -> (time - first) / window == i)
                        .count())
                .max()
                .orElseThrow();
    }
}
