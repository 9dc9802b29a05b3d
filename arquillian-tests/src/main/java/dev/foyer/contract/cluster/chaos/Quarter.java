// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.cluster.chaos;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.LibertyServer;
import dev.foyer.contract.testing.Peer;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Swarm;
import dev.foyer.redis.testing.FaultyProxy;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** One of the three nodes: its server, its line to Redis, and those who are on it. */
final class Quarter {

    private final int number;
    private final FaultyProxy line;
    private final LibertyServer server;

    // Mutable state: of this start of the server.
    private String node = "";
    private List<Attendee> attendees = List.of();

    Quarter(int number, Path directory, WebArchive war, int redis) {
        this.number = number;
        this.line = FaultyProxy.before(redis);
        this.server = LibertyServer.of(
                "chaos-node-" + number,
                directory,
                war,
                Map.of(
                        "foyer.backplane.url",
                        line.url(),
                        "foyer.state.directory",
                        directory.resolve("states").toString()));
    }

    void start() {
        server.start();
    }

    void awaitUp() {
        server.awaitAnswers("/node?do=node");
    }

    /** Lets people come: one for each room, who is in the next room, too. */
    void populate(Swarm swarm, int rooms, Chronicle chronicle) {
        node = ask("node");
        var all = new ArrayList<Attendee>();
        swarm.openAll(rooms, room -> {
            Set<Integer> two = new TreeSet<>(List.of(room, (room + 1) % rooms));
            var one = new Attendee(Attendee.name(number, room), node, two, chronicle);
            all.add(one);
            return open(swarm, one);
        });
        attendees = List.copyOf(all);
    }

    private Peer open(Swarm swarm, Attendee one) {
        return swarm.open(one.uri(site()), (peer, frame) -> one.hear(frame), "foyer.v1");
    }

    /** Has the node do or tell something. */
    String ask(String what) {
        Http.Answer answer = Http.get(site().http("/node?do=" + URLEncoder.encode(what, StandardCharsets.UTF_8)));
        assertThat(answer.status()).as(what).isEqualTo(200);
        return answer.body().strip();
    }

    /** Waits until the node tells something. */
    void awaitSays(String what, String answer) {
        await("node " + number)
                .atMost(Town.PATIENCE)
                .untilAsserted(() -> assertThat(ask(what)).as(what).isEqualTo(answer));
    }

    List<Loss> losses() {
        return Loss.all(ask("losses"));
    }

    Site site() {
        return server.site();
    }

    FaultyProxy line() {
        return line;
    }

    String node() {
        return node;
    }

    List<Attendee> attendees() {
        return attendees;
    }

    /** Kills the server: whoever is on it is gone. */
    void kill() {
        server.kill();
    }

    void end() {
        kill();
        line.close();
    }
}
