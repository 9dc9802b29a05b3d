// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.foyer.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What rooms remember, on one node: rules S1, S2, S3 and S5. */
class StateTest {

    private final Foyer foyer = Boards.application().start();
    private final Boards.Hall hall = foyer.bean(Boards.Hall.class);

    @AfterEach
    void stop() {
        foyer.close();
    }

    private static Boards.Board board(Peer peer) {
        return peer.state("board:7", Boards.Board.class).orElseThrow();
    }

    @Test
    void memberGetsTheValueAtTheJoin_andThenEachChange() { // S3
        Peer ada = foyer.connect("/board/7");
        assertThat(board(ada)).isEqualTo(new Boards.Board("board:7", Map.of()));

        ada.call("put", new Boards.Put("a", "buy milk", 1));
        Peer bob = foyer.connect("/board/7");
        ada.call("put", new Boards.Put("b", "sell it", 2));
        bob.call("drop", "a");

        var now = new Boards.Board("board:7", Map.of("b", new Boards.Card("sell it", 2)));
        assertThat(board(ada)).isEqualTo(now);
        assertThat(board(bob)).isEqualTo(now);
        assertThat(hall.seven().get()).isEqualTo(now);
        assertThat(ada.stateAt("board:7")).isEqualTo(bob.stateAt("board:7"));
        ada.expectNothing();
    }

    @Test
    void updateReturnsWhatEverybodyHas_andOneThatChangesNothingSendsNothing() { // S2
        Peer ada = foyer.connect("/board/7");
        Boards.Board returned = ada.call("put", new Boards.Put("a", "x", 1)).as(Boards.Board.class);
        assertThat(returned).isEqualTo(board(ada));
        String at = ada.stateAt("board:7").orElseThrow();

        ada.call("put", new Boards.Put("a", "x", 1));

        assertThat(ada.stateAt("board:7")).contains(at);
    }

    @Test
    void changeOfALargeValue_isSentAsAPatch_andAChangeOfAllAsTheValue() { // S3
        Peer ada = foyer.connect("/board/7");
        hall.seven().update(now -> {
            Boards.Board next = now;
            for (int i = 0; i < 100; i++) {
                next = next.with("card" + i, new Boards.Card("a card", i));
            }
            return next;
        });
        assertThat(ada.statePatches("board:7")).isZero();
        assertThat(ada.stateValues("board:7")).isEqualTo(2);

        hall.seven().update(now -> now.with("card7", new Boards.Card("another", 7)));

        assertThat(ada.statePatches("board:7")).isEqualTo(1);
        assertThat(board(ada).cards()).hasSize(100).containsEntry("card7", new Boards.Card("another", 7));
    }

    @Test
    void invalidValue_changesNothing() { // S1
        Peer ada = foyer.connect("/board/7");
        State<Boards.Board> board = hall.seven();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> board.update(now -> now.with("a", new Boards.Card(" ", 1))))
                .withMessageContaining("FOYER-5032")
                .withMessageContaining("cards[a].text must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> board.update(now -> nothing()))
                .withMessageContaining("FOYER-5035");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> board.update(now -> new Boards.Board("x".repeat(300_000), Map.of())))
                .withMessageContaining("FOYER-5034");
        assertThatThrownBy(() -> board.update(now -> {
                    throw new UnsupportedOperationException("mine");
                }))
                .hasMessage("mine");

        assertThat(board.get().cards()).isEmpty();
        assertThat(ada.statePatches("board:7")).isZero();
    }

    @SuppressWarnings({"NullAway", "DataFlowIssue"}) // what a caller without checks may return
    private static Boards.Board nothing() {
        return null;
    }

    @Test
    void updateWithinAnUpdate_isRefused() { // S2
        State<Boards.Board> board = hall.seven();

        assertThatThrownBy(() -> board.update(now -> board.update(inner -> inner.with("a", new Boards.Card("x", 1)))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("FOYER-5037");
    }

    @Test
    void otherTypeAndOtherRoom_areRefused() { // S1
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hall.room("board:7").state(Boards.Count.class))
                .withMessageContaining("FOYER-5031");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hall.room("lobby").state(Boards.Board.class))
                .withMessageContaining("FOYER-5030");
    }

    @Test
    void roomWithoutAFirstValue_cannotBeJoined() { // S5
        assertThatThrownBy(
                        () -> hall.room("board:none").state(Boards.Board.class).get())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("There is no such board.");

        Peer ada = foyer.connect("/board/none");

        assertThat(ada.closing()).isPresent();
        assertThat(hall.room("board:none").size()).isZero();
    }

    @Test
    void memberThatLeaves_isToldSo_andGetsTheValueWhenItComesBack() { // S3
        Peer ada = foyer.connect("/board/7");
        ada.call("leave");
        assertThat(ada.state("board:7", Boards.Board.class)).isEmpty();

        hall.seven().update(now -> now.with("a", new Boards.Card("x", 1)));
        assertThat(ada.state("board:7", Boards.Board.class)).isEmpty();
        ada.call("join");

        assertThat(board(ada).cards()).containsOnlyKeys("a");
    }

    @Test
    void clientThatAsks_getsTheValueAgain_andOneThatIsNoMemberIsToldSo() { // S3
        Peer ada = foyer.connect("/board/7");
        ada.send("{\"state\":\"board:7\"}");
        assertThat(ada.stateValues("board:7")).isEqualTo(2);

        Peer other = foyer.connect("/board/0");
        other.send("{\"state\":\"board:7\"}");
        other.send("{\"state\":\"lobby\"}");
        assertThat(other.state("board:7", Boards.Board.class)).isEmpty();
        other.send("{\"state\":7}");
        assertThat(other.expectError().code()).isEqualTo("malformed-frame");
    }

    @Test
    void emptyRoom_isForgottenAfterAWhile_andOneInUseIsNot() { // S5
        Peer ada = foyer.connect("/board/7");
        ada.call("put", new Boards.Put("a", "x", 1));
        ada.close();
        foyer.advance(Duration.ofSeconds(29));
        assertThat(hall.seven().get().cards()).containsOnlyKeys("a");

        foyer.advance(Duration.ofSeconds(29));
        assertThat(hall.seven().get().cards()).containsOnlyKeys("a");
        foyer.advance(Duration.ofSeconds(31));

        assertThat(hall.seven().get().cards()).isEmpty();
    }

    @Test
    void roomWithMembers_isNeverForgotten() { // S5
        Peer ada = foyer.connect("/board/7");
        ada.call("put", new Boards.Put("a", "x", 1));
        foyer.advance(Duration.ofMinutes(30));

        ada.call("put", new Boards.Put("b", "y", 1));

        assertThat(board(ada).cards()).containsOnlyKeys("a", "b");
    }

    @Test
    void changesAreGathered_ifTheRoomHasAPace() { // S3
        Peer ada = foyer.connect("/counter");
        foyer.advance(Duration.ofSeconds(1));
        for (int i = 1; i <= 20; i++) {
            assertThat(ada.call("more").as(Integer.class)).isEqualTo(i);
        }
        foyer.advance(Duration.ofMillis(50));

        assertThat(ada.state("counter:7", Boards.Count.class).orElseThrow().number())
                .isEqualTo(20);
        assertThat(ada.statePatches("counter:7")).isBetween(1, 2);
        Peer late = foyer.connect("/counter");
        ada.call("more");
        foyer.advance(Duration.ofMillis(100));
        for (Peer peer : List.of(ada, late)) {
            assertThat(peer.state("counter:7", Boards.Count.class).orElseThrow().number())
                    .isEqualTo(21);
        }
        assertThat(hall.count().get().number()).isEqualTo(21);
    }

    @Test
    void slowReader_hasAtMostOneValueWaiting() { // S3
        Peer ada = foyer.connect("/board/7");
        hall.seven().update(now -> now.with("long", new Boards.Card("x".repeat(20_000), 1)));
        ada.stopReading();
        for (int i = 0; i < 2_000; i++) {
            int x = i;
            hall.seven().update(now -> now.with("a", new Boards.Card("y".repeat(2_000), x)));
        }
        ada.startReading();
        foyer.advance(Duration.ofSeconds(1));

        ada.expectOpen();
        assertThat(board(ada).cards().get("a")).isEqualTo(new Boards.Card("y".repeat(2_000), 1_999));
        assertThat(ada.statePatches("board:7") + ada.stateValues("board:7")).isLessThan(100);
    }
}
