// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule Q3: a client that comes back to another node. */
class MovedTest extends MovedFixture {

    @Test
    void connectionOfKilledNode_goesOnWithItsIdAndRooms() {
        Peer ada = enter(0, "ada");
        String id = ada.id();
        board(1).emit("noted", 1);
        plain(1).emit("said", 1);
        cluster.settle();

        kill(0, ada);
        board(1).emit("noted", 2);
        plain(1).emit("said", 2);
        board(2).emit("noted", 3);
        ada.resumeAt(cluster.node(1));
        board(2).emit("noted", 4);
        plain(2).emit("said", 3);

        assertThat(ada.isMoved()).isTrue();
        assertThat(ada.isComplete()).isFalse();
        assertThat(ada.id()).isEqualTo(id);
        assertThat(numbers(ada, "noted")).containsExactly(1, 2, 3, 4);
        assertThat(ada.call("moved").as(Boolean.class)).isTrue();
        assertThat(ada.call("rooms").as(String[].class)).containsExactlyInAnyOrder("board", "plain");
        assertThat(diary(1).lines()).containsExactly("open ada board,plain");
        assertNothingMissed(ada);
    }

    @Test
    void eventsOfPlainRooms_areLost_andTheClientKnowsThatItHasMoved() {
        Peer ada = enter(0, "ada");
        plain(1).emit("said", 1);
        cluster.settle();

        kill(0, ada);
        plain(1).emit("said", 2);
        ada.resumeAt(cluster.node(1));
        plain(1).emit("said", 3);

        assertThat(numbers(ada, "said")).containsExactly(1, 3);
    }

    @Test
    void stoppedNode_leavesItsConnectionsToTheOthers() {
        Peer ada = enter(0, "ada");
        String id = ada.id();
        board(1).emit("noted", 1);
        cluster.settle();

        List<String> lines = diary(0).lines();
        cluster.node(0).close();
        ada.expectClosed(1012);
        board(1).emit("noted", 2);
        ada.resumeAt(cluster.node(2));

        assertThat(ada.isMoved()).isTrue();
        assertThat(ada.id()).isEqualTo(id);
        assertThat(numbers(ada, "noted")).containsExactly(1, 2);
        assertThat(lines).containsExactly("open ada ", "left 1012");
    }

    @Test
    void clientThatHasGotNothing_getsWhatFollowsItsJoin() {
        board(1).emit("noted", 1);
        Peer ada = enter(0, "ada");
        kill(0, ada);
        board(1).emit("noted", 2);

        ada.resumeAt(cluster.node(1));

        assertThat(numbers(ada, "noted")).containsExactly(2);
        assertNothingMissed(ada);
    }

    @Test
    void positionsBeforeTheJoin_giveNothingThatWasNotForTheClient() {
        board(1).emit("noted", 1);
        Peer eve = enter(0, "eve");
        board(1).emit("noted", 2);
        assertThat(numbers(eve, "noted")).containsExactly(2);
        kill(0, eve);

        eve.forgetPositions();
        eve.resumeAt(cluster.node(1));

        assertThat(numbers(eve, "noted")).as("again, but nothing earlier").containsExactly(2, 2);
    }

    @Test
    void moreThanTheLogKeeps_isTold_andTheLatestFollow() {
        Peer ada = enter(0, "ada");
        board(1).emit("noted", 1);
        cluster.settle();
        kill(0, ada);
        IntStream.rangeClosed(2, 30).forEach(number -> board(1).emit("noted", number));

        ada.resumeAt(cluster.node(1));
        board(2).emit("noted", 31);

        assertThat(ada.expectMissed()).isEqualTo(Optional.of("board"));
        assertThat(numbers(ada, "noted")).containsExactly(1, 29, 30, 31);
    }

    @Test
    void lostLog_isNeverTakenForComplete() {
        Peer ada = enter(0, "ada");
        board(1).emit("noted", 1);
        cluster.settle();
        kill(0, ada);
        board(1).emit("noted", 2);
        cluster.settle();
        cluster.loseHistories();
        board(1).emit("noted", 3);

        ada.resumeAt(cluster.node(1));

        assertThat(ada.isMoved()).isTrue();
        assertThat(ada.expectMissed()).isEqualTo(Optional.of("board"));
        assertThat(numbers(ada, "noted")).containsExactly(1, 3);
    }

    @Test
    void emptiedEngine_makesANewConnection() {
        Peer ada = enter(0, "ada");
        String id = ada.id();
        kill(0, ada);
        cluster.restartBackplane();

        ada.resumeAt(cluster.node(1));

        assertThat(ada.isResumed()).isFalse();
        assertThat(ada.id()).isNotEqualTo(id);
    }

    @Test
    void nodeThatIsStillThere_loses_theConnection() {
        Peer ada = enter(0, "ada");
        Peer bob = enter(2, "bob");
        String id = ada.id();
        ada.cut();
        cluster.settle();
        assertThat(plain(2).size()).isEqualTo(2);

        ada.resumeAt(cluster.node(1));
        cluster.advance(Duration.ofSeconds(1));

        assertThat(ada.id()).isEqualTo(id);
        assertThat(plain(2).size()).as("members").isEqualTo(2);
        assertThat(diary(0).lines()).containsExactly("open ada ", "left 4502");
        plain(2).emit("said", 1);
        assertThat(numbers(ada, "said")).containsExactly(1);
        assertThat(numbers(bob, "said")).containsExactly(1);
    }

    @Test
    void returnToTheFirstNode_findsNothingOfTheEarlierConnectionThere() {
        Peer ada = enter(0, "ada");
        String id = ada.id();
        ada.cut();
        cluster.cutOff(0); // so that it does not hear that the connection is elsewhere
        cluster.settle();
        ada.resumeAt(cluster.node(1));
        assertThat(ada.isMoved()).isTrue();
        cluster.reconnect(0);
        cluster.advance(Duration.ofSeconds(3));

        ada.cut();
        cluster.settle();
        ada.resumeAt(cluster.node(0));
        cluster.advance(Duration.ofSeconds(60));

        assertThat(ada.isMoved()).isTrue();
        assertThat(ada.id()).isEqualTo(id);
        assertThat(plain(0).size()).isEqualTo(1);
        assertThat(plain(2).size()).isEqualTo(1);
        assertThat(diary(0).lines()).containsExactly("open ada ", "left 4502", "open ada board,plain");
        plain(2).emit("said", 1);
        assertThat(numbers(ada, "said")).containsExactly(1);
    }

    @Test
    void presence_staysWhereItWas_inTheEyesOfTheOthers() {
        Peer ada = enter(0, "ada");
        Peer bob = enter(2, "bob");
        cluster.advance(Duration.ofSeconds(1));
        assertThat(bob.presence("plain", Seen.class)).containsOnlyKeys("ada", "bob");
        ada.cut();
        cluster.advance(Duration.ofSeconds(1));
        assertThat(bob.away("plain")).containsExactly(ada.id());

        ada.resumeAt(cluster.node(1));
        cluster.advance(Duration.ofSeconds(1));

        assertThat(bob.presence("plain", Seen.class)).containsOnlyKeys("ada", "bob");
        assertThat(bob.presence("plain", Seen.class).get("ada")).hasSize(1);
        assertThat(bob.away("plain")).isEmpty();
        assertThat(ada.presence("plain", Seen.class)).containsOnlyKeys("ada", "bob");
    }

    @Test
    void clientThatDoesNotSayHowFarItHasGot_isToldThatItMayHaveMissedSomething() {
        Peer ada = enter(0, "ada");
        board(1).emit("noted", 1);
        cluster.settle();
        kill(0, ada);
        board(1).emit("noted", 2);
        ada.keepPositionsToItself();

        ada.resumeAt(cluster.node(1));
        board(1).emit("noted", 3);
        assertThat(numbers(ada, "noted")).as("so far").containsExactly(1);
        cluster.advance(Duration.ofSeconds(15));

        assertThat(ada.expectMissed()).isEqualTo(Optional.of("board"));
        assertThat(numbers(ada, "noted")).as("with the latest").containsExactly(1, 1, 2, 3);
    }
}
