// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.EventKey;
import dev.foyer.EventVersion;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.ServerEvent;
import dev.foyer.test.Foyer;
import dev.foyer.test.FoyerCluster;
import dev.foyer.test.Peer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rules K4 and D9: whatever happens to nodes and to what connects them, no member sees an older version after a newer one,
 * and all end with the newest version of each key, also those who come later.
 */
@ExtendWith(Quiet.class)
class NewestTest {

    /** Each so many of the seeds. */
    private static final int SHARE = 8;

    private static final int NODES = 3;
    private static final int ACTIONS = 150;
    private static final int KEYS = 4;
    private static final String ROOM = "auction";
    private static final Duration CALM = Duration.ofSeconds(12);

    @ServerEvent(value = "price", delivery = ServerEvent.Mode.LATEST, retained = true)
    public record Price(@EventKey String lot, @EventVersion long bids) {}

    @ApplicationScoped
    static class House {

        @Inject
        @RoomName(ROOM)
        private Room auction;

        void tell(Price price) {
            auction.emit(price);
        }
    }

    @ServerEndpoint("/auction")
    static class AuctionEndpoint {

        @Inject
        @RoomName(ROOM)
        private Room auction;

        @OnOpen
        void opened(Connection connection) {
            auction.join(connection);
        }

        @OnEvent("leave")
        void leave(Connection connection) {
            auction.leave(connection);
        }
    }

    @Test
    void rules_holdForEverySeed() {
        Seeds.toRun().filter(seed -> seed % SHARE == 1).forEach(seed -> new Run(seed).run());
    }

    /** One run. */
    private static final class Run {

        private final long seed;
        private final Random random;
        private final FoyerCluster cluster =
                Foyer.of(AuctionEndpoint.class, House.class, Price.class).startNodes(NODES);
        private final List<Peer> members = new ArrayList<>();

        /** The newest version of each key that was told anywhere. */
        private final Map<String, Long> newest = new TreeMap<>();

        Run(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
        }

        void run() {
            try {
                for (int node = 0; node < NODES; node++) { // so that each node knows what was told there
                    members.add(enter(node));
                }
                for (int i = 0; i < ACTIONS; i++) {
                    act();
                }
                for (int node = 0; node < NODES; node++) {
                    cluster.reconnect(node);
                }
                cluster.advance(CALM);
                for (int node = 0; node < NODES; node++) {
                    assertThat(prices(enter(node)))
                            .as("seed %s, who comes to node %s at the end", seed, node)
                            .isEqualTo(newest);
                }
                for (Peer member : members) {
                    assertThat(prices(member)).as("seed %s", seed).isEqualTo(newest);
                }
            } finally {
                cluster.close();
            }
        }

        private void act() {
            int node = random.nextInt(NODES);
            switch (random.nextInt(15)) {
                case 0 -> cluster.cutOff(node);
                case 1 -> cluster.silence(node);
                case 2, 3 -> cluster.reconnect(node);
                case 4 -> members.add(enter(node));
                case 5 -> {
                    if (members.size() > NODES) {
                        members.remove(NODES + random.nextInt(members.size() - NODES))
                                .close();
                    }
                }
                case 6 -> {
                    if (random.nextInt(8) == 0) {
                        cluster.restartBackplane();
                    }
                }
                case 7, 8 -> cluster.advance(Duration.ofMillis(random.nextInt(3_000)));
                default -> tell(node);
            }
        }

        private Peer enter(int node) {
            return cluster.node(node).connect("/auction");
        }

        /** Tells a version, which now and then is older than one that was told before, as threads overtake one another. */
        private void tell(int node) {
            String lot = "lot-" + random.nextInt(KEYS);
            long version = Math.max(0, newest.getOrDefault(lot, 0L) + 3 - random.nextInt(5));
            newest.merge(lot, version, Math::max);
            cluster.node(node).bean(House.class).tell(new Price(lot, version));
        }

        /** The last version of each key that a member has got, after a look that none went back. */
        private Map<String, Long> prices(Peer member) {
            var got = new HashMap<String, Long>();
            member.left().stream().map(event -> event.as(Price.class)).forEach(price -> {
                Long before = got.put(price.lot(), price.bids());
                assertThat(price.bids())
                        .as("seed %s, %s", seed, price.lot())
                        .isGreaterThanOrEqualTo(before == null ? 0 : before);
            });
            return got;
        }
    }
}
