// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.RoomState;
import dev.foyer.State;
import dev.foyer.test.Foyer;
import dev.foyer.test.FoyerCluster;
import dev.foyer.test.Peer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rules K4, S2, S3 and S4: whatever happens to nodes and to what connects them, all end with one value, in which every
 * change is that was made, and no member goes back or misses a position. A {@link Peer} checks each frame.
 */
@ExtendWith(Quiet.class)
class StatesTest {

    /** Each so many of the seeds. */
    private static final int SHARE = 4;

    private static final int NODES = 3;
    private static final int ACTIONS = 150;
    private static final String ROOM = "tally";
    private static final Duration CALM = Duration.ofSeconds(12);

    /** What the room remembers: how often each key was counted. */
    @RoomState(ROOM)
    public record Tally(Map<String, Integer> counts) {

        static Tally initial(String room) {
            return new Tally(Map.of());
        }

        Tally more(String key) {
            var next = new HashMap<>(counts);
            next.merge(key, 1, Integer::sum);
            return new Tally(next);
        }
    }

    @ApplicationScoped
    static class Office {

        @Inject
        @RoomName(ROOM)
        private State<Tally> tally;

        void more(String key) {
            tally.update(now -> now.more(key));
        }

        Map<String, Integer> counts() {
            return tally.get().counts();
        }
    }

    @ServerEndpoint("/tally")
    static class TallyEndpoint {

        @Inject
        private Connection connection;

        @Inject
        @RoomName(ROOM)
        private Room room;

        @OnOpen
        void opened() {
            room.join(connection);
        }

        @OnEvent("leave")
        void leave() {
            room.leave(connection);
        }
    }

    @Test
    void rules_holdForEverySeed() {
        Seeds.toRun().filter(seed -> seed % SHARE == 0).forEach(seed -> new Run(seed).run());
    }

    /** One run. */
    private static final class Run {

        private final long seed;
        private final Random random;
        private final FoyerCluster cluster =
                Foyer.of(StatesTest.class, TallyEndpoint.class, Office.class).startNodes(NODES);
        private final List<Peer> members = new ArrayList<>();
        private final Map<String, Integer> made = new HashMap<>();

        /** What nobody can know of: whether it was made. */
        private final Set<String> doubtful = new HashSet<>();

        Run(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
        }

        void run() {
            try {
                members.add(enter(0)); // so that some node always knows the value
                for (int i = 0; i < ACTIONS; i++) {
                    act();
                }
                for (int node = 0; node < NODES; node++) {
                    cluster.reconnect(node);
                }
                cluster.advance(CALM);
                check();
            } finally {
                cluster.close();
            }
        }

        private void act() {
            int node = random.nextInt(NODES);
            switch (random.nextInt(14)) {
                case 0 -> cluster.cutOff(node);
                case 1 -> cluster.silence(node);
                case 2, 3 -> cluster.reconnect(node);
                case 4 -> members.add(enter(node));
                case 5 -> {
                    if (members.size() > 1) {
                        members.remove(1 + random.nextInt(members.size() - 1)).close();
                    }
                }
                case 6, 7 -> cluster.advance(Duration.ofMillis(random.nextInt(3_000)));
                default -> count(node);
            }
        }

        private Peer enter(int node) {
            return cluster.node(node).connect("/tally");
        }

        private void count(int node) {
            String key = "k" + random.nextInt(10);
            try {
                office(node).more(key);
                made.merge(key, 1, Integer::sum);
            } catch (IllegalStateException away) {
                doubtful.add(key);
            }
        }

        private Office office(int node) {
            return cluster.node(node).bean(Office.class);
        }

        private void check() {
            Map<String, Integer> counts = office(0).counts();
            for (int node = 1; node < NODES; node++) {
                assertThat(office(node).counts())
                        .as("seed %s, node %s", seed, node)
                        .isEqualTo(counts);
            }
            for (Peer member : members) {
                assertThat(member.state(ROOM, Tally.class)).as("seed %s", seed).contains(new Tally(counts));
            }
            made.forEach((key, times) -> {
                if (doubtful.contains(key)) {
                    assertThat(counts.getOrDefault(key, 0))
                            .as("seed %s, %s", seed, key)
                            .isGreaterThanOrEqualTo(times);
                } else {
                    assertThat(counts.get(key)).as("seed %s, %s", seed, key).isEqualTo(times);
                }
            });
        }
    }
}
