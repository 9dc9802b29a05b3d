// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.cluster.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.LibertyServer;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.Scale;
import dev.foyer.contract.testing.Site;
import dev.foyer.redis.testing.RedisServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Many nodes that are killed, by some at once: a server has the application several times, and each copy is a node. */
@NeedsServer("servers of its own")
class KilledNodesIT {

    private static final int KILLS = Scale.of(4, 200);
    private static final int AT_ONCE = Scale.of(4, 20);
    private static final int MEMBERS = 2; // of each node

    /** Ten seconds after its last beat a node counts no more, and the others look once a second. */
    private static final Duration LEASE = Duration.ofMillis(11_500);

    private static final Map<String, Integer> ALONE = new TreeMap<>(Map.of("watcher", 1));

    private static RedisServer redis;
    private static LibertyServer lasting;
    private static LibertyServer dying;

    @BeforeAll
    static void begin() {
        redis = RedisServer.start();
        Path directory = Town.emptied(Path.of("target", "killed").toAbsolutePath());
        Map<String, String> settings = Map.of(
                "foyer.backplane.url", redis.url(),
                "foyer.backplane.name", "killed",
                "foyer.state.directory", directory.resolve("states").toString());
        lasting = LibertyServer.of("killed-node-none", directory, Town.war(), settings);
        dying = LibertyServer.of("killed-node-each", directory, Town.war(), AT_ONCE, settings);
        start(lasting);
    }

    @AfterAll
    static void end() {
        if (lasting != null) {
            lasting.kill();
            dying.kill();
        }
        redis.close();
    }

    private static void start(LibertyServer server) {
        server.start();
        server.awaitAnswers("/node?do=node");
    }

    private static String ask(String what) {
        return Http.get(lasting.site().http("/node?do=" + what.replace(" ", "%20")))
                .body()
                .strip();
    }

    /** Waits until the node that lasts sees so many nodes, and these people in the room, everywhere where it counts. */
    private static void awaitSeen(int nodes, Map<String, Integer> people) {
        int count = people.values().stream().mapToInt(Integer::intValue).sum();
        await().pollInterval(Duration.ofMillis(50)).atMost(Town.PATIENCE).untilAsserted(() -> {
            assertThat(ask("nodes")).isEqualTo(String.valueOf(nodes));
            assertThat(ask("connections")).isEqualTo(String.valueOf(count));
            assertThat(ask("sizes 1")).isEqualTo(String.valueOf(count));
            assertThat(ask("present")).isEqualTo(people.toString());
        });
    }

    private static Client open(Site site, String name) {
        return site.open("/plaza/" + name + "?room=0", Map.of(), "foyer.v1");
    }

    /** Lets people come to each of the nodes. */
    private static List<Client> populate(Map<String, Integer> people) {
        var clients = new ArrayList<Client>();
        for (int node = 0; node < AT_ONCE; node++) {
            for (int i = 0; i < MEMBERS; i++) {
                String name = "guest-" + node + "-" + i;
                clients.add(open(dying.sites().get(node), name));
                people.put(name, 1);
            }
        }
        return clients;
    }

    @Contract(
            rule = {"N4", "N6", "P4"},
            proves =
                    "nodes that are killed are in no list, count or room when their lease has ended, each time, and nobody is told of a loss")
    void killedNodes_areInNoList() {
        try (Client watcher = open(lasting.site(), "watcher")) {
            for (int killed = 0; killed < KILLS; killed += AT_ONCE) {
                start(dying);
                var people = new TreeMap<>(ALONE);
                List<Client> clients = populate(people);
                awaitSeen(AT_ONCE + 1, people);

                long begin = System.nanoTime();
                dying.kill();
                awaitSeen(1, ALONE);

                if (Scale.isFull()) { // and then nothing else runs on the machine
                    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LEASE);
                }
                assertThat(ask("losses")).isEmpty();
                assertThat(watcher.drain()).noneMatch(frame -> frame.contains("\"missed\""));
                clients.forEach(Client::close);
            }
        }
    }
}
