// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test.latest;

import java.time.Duration;
import java.util.List;

import dev.foyer.Room;
import dev.foyer.test.FoyerCluster;
import dev.foyer.test.Peer;
import dev.foyer.test.latest.Auction.Clock;
import dev.foyer.test.latest.Auction.Note;
import dev.foyer.test.latest.Auction.Price;
import dev.foyer.test.latest.Auction.Sold;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Keys, versions and what rooms retain, on three nodes: rule D9. */
class LatestNodesTest {

    private final FoyerCluster cluster = Auction.application()
            .setting("foyer.latest.max-keys", "3")
            .setting("foyer.latest.keep", "1m")
            .startNodes(3);

    @AfterEach
    void stop() {
        cluster.close();
    }

    private Room hall(int node) {
        return Auction.hall(cluster.node(node));
    }

    private Peer member(int node, String name) {
        return Auction.member(cluster.node(node), name);
    }

    @Test
    void olderVersionOfAnotherNode_neverFollows() {
        Peer ada = member(0, "ada");
        Peer bob = member(1, "bob");

        hall(0).emit(new Price("lamp", 2));
        hall(1).emit(new Price("lamp", 1)); // bob's node does not know of the other one yet
        hall(2).emit(new Price("lamp", 3));
        hall(0).emit(new Clock("lamp", 2));
        hall(2).emit(new Clock("lamp", 1));
        cluster.settle();

        assertThat(Auction.got(ada))
                .containsExactly(
                        Auction.price("lamp", 2), "clock {\"lot\":\"lamp\",\"tick\":2}", Auction.price("lamp", 3));
        assertThat(Auction.got(bob))
                .containsSubsequence(Auction.price("lamp", 1), Auction.price("lamp", 2), Auction.price("lamp", 3));
        assertThat(Auction.got(member(2, "cyd"))).containsExactly(Auction.price("lamp", 3));
    }

    @Test
    void joinerOnANodeWithoutMembers_getsWhatIsRetained_first() {
        hall(0).emit(new Price("lamp", 1));
        hall(1).emit(new Note("chair", "old"));
        cluster.settle();
        hall(2).emit(new Note("chair", "new"));
        hall(2).emit(new Price("lamp", 2));

        Peer ada = cluster.node(1).connect("/auction?name=ada");
        ada.emit("joinAndSay", Auction.HALL);
        hall(0).emit(new Price("vase", 1));
        cluster.settle();

        List<String> got = Auction.got(ada);
        assertThat(got)
                .startsWith("note {\"lot\":\"chair\",\"text\":\"new\"}", Auction.price("lamp", 2))
                .contains(Auction.price("vase", 1))
                .containsSubsequence("sold {\"lot\":\"said\"}", "sold {\"lot\":\"told\"}")
                .hasSize(5);
    }

    @Test
    void whatIsRetained_outlivesTheNodesThatHadMembers() {
        Peer ada = member(0, "ada");
        hall(0).emit(new Price("lamp", 7));
        cluster.settle();

        cluster.node(0).close();
        ada.expectClosed(1012);

        assertThat(Auction.got(member(1, "bob"))).containsExactly(Auction.price("lamp", 7));
    }

    @Test
    void whatIsRetained_lastsWhileThereIsAMember_andAWhileLonger() {
        Peer ada = member(0, "ada");
        hall(1).emit(new Price("lamp", 7));
        cluster.advance(Duration.ofMinutes(10));

        assertThat(Auction.got(member(2, "bob"))).containsExactly(Auction.price("lamp", 7));
        ada.call("leave", Auction.HALL);
        cluster.node(2).close();
        cluster.advance(Duration.ofSeconds(61));
        assertThat(Auction.got(member(1, "cyd"))).isEmpty();
    }

    @Test
    void withoutVersions_allNodesEndWithTheSame() {
        Peer ada = member(0, "ada");
        Peer bob = member(1, "bob");
        Peer cyd = member(2, "cyd");

        for (int i = 0; i < 20; i++) {
            hall(i % 2).emit(new Note("lamp", "a" + i));
            hall(1 - i % 2).emit(new Note("lamp", "b" + i));
            if (i % 3 == 0) {
                cluster.settle();
            }
        }
        cluster.settle();

        List<String> ends = List.of(last(ada), last(bob), last(cyd), last(member(2, "dan")));
        assertThat(ends).containsOnly(ends.get(0));
    }

    private static String last(Peer peer) {
        List<String> got = Auction.got(peer);
        return got.get(got.size() - 1);
    }

    @Test
    void whatTheEngineHasLost_isThereAgain() {
        Peer ada = member(0, "ada");
        hall(0).emit(new Price("lamp", 7));
        hall(0).emit(new Note("lamp", "fine"));
        cluster.settle();

        cluster.restartBackplane();
        cluster.advance(Duration.ofSeconds(5));

        assertThat(Auction.got(member(1, "bob")))
                .containsExactlyInAnyOrder(Auction.price("lamp", 7), "note {\"lot\":\"lamp\",\"text\":\"fine\"}");
        assertThat(Auction.got(ada)).hasSize(2);
    }

    @Test
    void nodeThatWasCutOff_hasTheNewestAgain() {
        Peer ada = member(0, "ada");
        Peer bob = member(1, "bob");
        hall(1).emit(new Price("lamp", 1));
        cluster.settle();
        cluster.cutOff(0);
        cluster.settle();

        hall(1).emit(new Price("lamp", 5));
        hall(0).emit(new Price("lamp", 3));
        hall(0).emit(new Price("vase", 2));
        cluster.settle();
        cluster.reconnect(0);
        cluster.advance(Duration.ofSeconds(5));

        assertThat(Auction.got(ada)).containsSubsequence(Auction.price("lamp", 3), Auction.price("lamp", 5));
        assertThat(Auction.got(bob)).contains(Auction.price("lamp", 5)).doesNotContain(Auction.price("lamp", 3));
        assertThat(Auction.got(member(2, "cyd")))
                .containsExactlyInAnyOrder(Auction.price("lamp", 5), Auction.price("vase", 2));
    }

    @Test
    void whoJoinsWhileTheEngineIsAway_getsWhatIsRetained_whenItIsBack() {
        hall(1).emit(new Price("lamp", 5));
        cluster.settle();
        cluster.cutOff(0);
        cluster.settle();

        Peer ada = member(0, "ada");
        assertThat(Auction.got(ada)).isEmpty();
        cluster.reconnect(0);
        cluster.advance(Duration.ofSeconds(5));

        assertThat(Auction.got(ada)).contains(Auction.price("lamp", 5));
    }

    @Test
    void whoJoinsWhileTheEngineIsSilent_missesNothingElse() {
        hall(1).emit(new Price("lamp", 5));
        cluster.settle();
        cluster.silence(0);

        Peer ada = cluster.node(0).connect("/auction?name=ada");
        ada.emit("joinAndSay", Auction.HALL);
        cluster.settle();
        hall(0).emit(new Sold("lamp"));

        assertThat(Auction.got(ada))
                .containsExactly("sold {\"lot\":\"said\"}", "sold {\"lot\":\"told\"}", "sold {\"lot\":\"lamp\"}");
    }

    @Test
    void moreThanARoomMayRetain_isRefused_onEveryNode() {
        Peer ada = member(0, "ada");
        for (String lot : List.of("a", "b", "c")) {
            hall(1).emit(new Price(lot, 1));
        }
        cluster.settle();

        assertThatIllegalStateException().isThrownBy(() -> hall(0).emit(new Price("d", 1)));
        var given = hall(1).emit(new Price("e", 1)); // a node without members only hears of it from the engine
        cluster.settle();

        assertThat(given.nodes().toCompletableFuture()).isCompletedWithValue(-1);
        assertThat(Auction.got(ada)).hasSize(3);
        cluster.advance(Duration.ofSeconds(3));
        assertThat(ada.expectMissed()).contains(Auction.HALL);
    }

    @Test
    void connectionThatMoves_getsWhatIsRetained() {
        Peer ada = cluster.node(0).connect("/auction?name=ada", request -> request.resumable());
        ada.call("join", Auction.HALL);
        hall(1).emit(new Price("lamp", 1));
        cluster.settle();
        cluster.node(0).close();
        ada.expectClosed(1012);
        hall(1).emit(new Price("lamp", 2));

        ada.resumeAt(cluster.node(2));
        hall(1).emit(new Price("lamp", 3));
        cluster.settle();

        assertThat(Auction.got(ada))
                .containsExactly(Auction.price("lamp", 1), Auction.price("lamp", 2), Auction.price("lamp", 3));
    }
}
