// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import dev.foyer.Delivery;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds in each order, also for nodes that are cut off: rules N2 and N5 on a hub with faults. */
class CutOffTest extends OnThreeNodes {

    @Test
    void nodeThatIsCutOff_goesOnAlone_andComesBack() {
        Peer ada = enter(0, "ada", "lobby");
        Peer cyd = enter(0, "cyd", "lobby");
        Peer bob = enter(1, "bob", "lobby");

        cluster.cutOff(0);
        Delivery alone = hall(0).room("lobby").emit("e", 1);
        hall(1).room("lobby").emit("e", 2);
        cluster.settle();

        assertThat(alone.recipients()).isEqualTo(2);
        assertThat(alone.nodes().toCompletableFuture()).isCompletedWithValue(-1);
        assertThat(numbers(ada)).containsExactly(1);
        assertThat(numbers(cyd)).containsExactly(1);
        assertThat(numbers(bob)).containsExactly(2);

        cluster.reconnect(0);
        hall(0).room("lobby").emit("e", 3);
        cluster.settle();
        hall(1).room("lobby").emit("e", 4);
        assertThat(numbers(ada)).containsExactly(1, 3, 4);
        assertThat(numbers(bob)).containsExactly(2, 3, 4);
    }

    /** In each of many orders: nothing twice, nothing out of order, and nothing lost but by a node that is cut off. */
    @Test
    void orderOfOneEmitter_andNothingTwice_alsoWhenNodesAreCutOff() {
        for (long seed = 0; seed < 30; seed++) {
            cluster.close();
            cluster = nodes().seed(seed).startNodes(3);
            var random = new Random(seed);
            var peers = new ArrayList<Peer>();
            for (int i = 0; i < 6; i++) {
                peers.add(enter(i % 3, "user" + i, "lobby"));
            }
            var wasCut = new boolean[3];
            for (int i = 0; i < 120; i++) {
                peers.get(i % 6).emit("say", new Said(i % 6, i / 6));
                int node = random.nextInt(3);
                if (random.nextInt(10) == 0) {
                    cluster.cutOff(node);
                    wasCut[node] = true;
                } else {
                    cluster.reconnect(node);
                }
            }
            for (int receiver = 0; receiver < 6; receiver++) {
                checkOrder(seed, receiver, peers.get(receiver).left(), wasCut);
            }
        }
    }

    private static void checkOrder(long seed, int receiver, List<ReceivedEvent> events, boolean[] wasCut) {
        var last = new int[6];
        var count = new int[6];
        Arrays.fill(last, -1);
        for (ReceivedEvent event : events) {
            Said said = event.as(Said.class);
            assertThat(said.number()).as("seed " + seed).isGreaterThan(last[said.from()]);
            last[said.from()] = said.number();
            count[said.from()]++;
        }
        for (int from = 0; from < 6; from++) {
            boolean near = from % 3 == receiver % 3 || !(wasCut[from % 3] || wasCut[receiver % 3]);
            if (from != receiver && near) {
                assertThat(count[from])
                        .as("seed " + seed + ", " + from + " to " + receiver)
                        .isEqualTo(20);
            }
        }
    }

    @Test
    void orderOfOneEmitter_holdsForEverySeed() {
        for (long seed = 0; seed < 20; seed++) {
            cluster.close();
            cluster = nodes().seed(seed).startNodes(3);
            var peers = new ArrayList<Peer>();
            for (int i = 0; i < 9; i++) {
                peers.add(enter(i % 3, "user" + i, "lobby"));
            }
            for (int i = 0; i < 90; i++) {
                peers.get(i % 9).emit("say", new Said(i % 9, i / 9));
            }
            for (int receiver = 0; receiver < 9; receiver++) {
                var next = new int[9];
                for (ReceivedEvent event : peers.get(receiver).left()) {
                    Said said = event.as(Said.class);
                    assertThat(said.number())
                            .as("seed " + seed + ", from " + said.from() + " to " + receiver)
                            .isEqualTo(next[said.from()]++);
                }
                for (int from = 0; from < 9; from++) {
                    assertThat(next[from]).as("seed " + seed).isEqualTo(from == receiver ? 0 : 10);
                }
            }
        }
    }
}
