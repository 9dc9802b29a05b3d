// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules Q3, Q4 and Q5: the rights of a client that comes back to another node. */
class MovedRightsTest extends MovedFixture {

    @Test
    void tokenOfAnotherUser_makesANewConnection_andEndsTheEarlierOne() {
        Peer ada = enter(0, "ada");
        String id = ada.id();
        ada.cut();
        cluster.settle();

        Peer eve = cluster.node(1).connect("/desk?name=eve", request -> request.resuming(ada.resumeOffer()));
        cluster.advance(Duration.ofSeconds(1));

        assertThat(eve.isResumed()).isFalse();
        assertThat(eve.id()).isNotEqualTo(id);
        assertThat(diary(0).lines()).containsExactly("open ada ", "left 4502");
        ada.resumeAt(cluster.node(2));
        assertThat(ada.isResumed()).as("afterwards").isFalse();
    }

    @Test
    void guessedSecret_changesNothing() {
        Peer ada = enter(0, "ada");
        String guess = ada.resumeOffer().replaceAll("\\.[^.]{22}\\.", ".AAAAAAAAAAAAAAAAAAAAAA.");
        kill(0, ada);

        Peer eve = cluster.node(1).connect("/desk?name=ada", request -> request.resuming(guess));

        assertThat(eve.isResumed()).isFalse();
        ada.resumeAt(cluster.node(1));
        assertThat(ada.isMoved()).isTrue();
    }

    @Test
    void tokenThatIsUsedTwice_hasOneWinner() {
        Peer ada = enter(0, "ada");
        String offer = ada.resumeOffer();
        kill(0, ada);

        Peer one = cluster.node(1).connect("/desk?name=ada", request -> request.resuming(offer));
        Peer other = cluster.node(2).connect("/desk?name=ada", request -> request.resuming(offer));
        cluster.advance(Duration.ofSeconds(1));

        assertThat(other.id()).as("nothing was heard of the first").isEqualTo(ada.id());
        one.expectClosed(4502);
        assertThat(other.call("moved").as(Boolean.class)).isTrue();
        Peer late = cluster.node(1).connect("/desk?name=ada", request -> request.resuming(offer));
        assertThat(late.id()).isNotEqualTo(ada.id());
        other.expectOpen();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void clientThatHasNotHeardOfItsReturn_comesBackWithTheEarlierToken(int node) {
        Peer ada = enter(0, "ada");
        String offer = ada.resumeOffer();
        board(2).emit("noted", 1);
        cluster.settle();
        ada.cut();
        cluster.settle();
        Peer lost = cluster.node(1).connect("/desk?name=ada", request -> request.resuming(offer));
        assertThat(lost.id()).isEqualTo(ada.id());
        lost.cut(); // before the client has read anything
        board(2).emit("noted", 2);
        cluster.settle();

        ada.resumeAt(cluster.node(node));

        assertThat(ada.isMoved()).isTrue();
        assertThat(ada.id()).isEqualTo(lost.id());
        assertThat(numbers(ada, "noted")).containsExactly(1, 2);
        cluster.advance(Duration.ofSeconds(40));
        assertThat(plain(2).size()).as("no other one is left").isEqualTo(1);
        plain(2).emit("said", 1);
        assertThat(numbers(ada, "said")).containsExactly(1);
    }

    @Test
    void tokenOfAnotherEndpoint_isWorthNothing() {
        Peer ada = enter(0, "ada");
        String offer = ada.resumeOffer();
        kill(0, ada);

        Peer other = cluster.node(1).connect("/other?name=ada", request -> request.resuming(offer));

        assertThat(other.id()).isNotEqualTo(ada.id());
    }

    @Test
    void closedConnection_isNotKept() {
        Peer ada = enter(0, "ada");
        String id = ada.id();
        ada.close(new dev.foyer.Closing(1000, ""));
        cluster.settle();

        ada.resumeAt(cluster.node(1));

        assertThat(ada.id()).isNotEqualTo(id);
    }

    @Test
    void connectionThatHasWaitedForTooLong_isNotKept() {
        Peer ada = enter(0, "ada");
        String id = ada.id();
        ada.cut();
        cluster.advance(Duration.ofSeconds(40));
        assertThat(diary(0).lines()).containsExactly("open ada ", "left 1006");

        ada.resumeAt(cluster.node(1));

        assertThat(ada.id()).isNotEqualTo(id);
    }

    @Test
    void roomThatItHasLeft_doesNotComeBack() {
        Peer ada = enter(0, "ada");
        ada.call("leave", "board");
        cluster.settle();
        kill(0, ada);

        ada.resumeAt(cluster.node(1));

        assertThat(diary(1).lines()).containsExactly("open ada plain");
    }

    @Test
    void guard_isAskedForRoomsThatTheClientHasJoinedByItself() {
        Peer ada = enter(0, "ada");
        ada.call("room.join", java.util.Map.of("room", "open"));
        ada.call("room.join", java.util.Map.of("room", "shut"));
        cluster.settle();
        kill(0, ada);
        diary(1).close("shut");

        ada.resumeAt(cluster.node(1));

        assertThat(diary(1).lines()).containsExactly("open ada board,open,plain");
        assertThat(ada.expectError().code()).isEqualTo("forbidden");
    }

    @Test
    void bothTokens_findTheConnection_untilTheClientHasUsedTheNewOne() {
        Peer ada = enter(0, "ada");
        String first = ada.resumeOffer();
        ada.cut();
        cluster.settle();
        ada.resume();
        String second = ada.resumeOffer();
        assertThat(second).isNotEqualTo(first);
        assertThat(ada.call("moved").as(Boolean.class)).isFalse();
        kill(0, ada);

        Peer late = cluster.node(1).connect("/desk?name=ada", request -> request.resuming(first));
        assertThat(late.id()).as("with the first token").isNotEqualTo(ada.id());
        ada.resumeAt(cluster.node(1));
        assertThat(ada.isMoved()).isTrue();
    }
}
