// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.foyer.State;
import dev.foyer.StateForgotten;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What rooms remember, on three nodes and a hub with faults: rules S1 to S5. */
class StatesOnNodesTest {

    private static final String ROOM = "board:7";
    private static final Duration CALM = Duration.ofSeconds(12);

    /** What the board says. */
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final FoyerCluster cluster = Boards.application().startNodes(3);

    @AfterEach
    void stop() {
        cluster.close();
    }

    private Peer enter(int node) {
        return cluster.node(node).connect("/board/7");
    }

    private State<Boards.Board> board(int node) {
        return cluster.node(node).bean(Boards.Hall.class).seven();
    }

    private void put(int node, String id) {
        board(node).update(now -> now.with(id, new Boards.Card("a card", node)));
    }

    private void assertAllKnow(List<Peer> members, String... ids) {
        cluster.settle();
        for (int node = 0; node < 3; node++) {
            assertThat(board(node).get().cards()).as("node %s", node).containsOnlyKeys(ids);
        }
        for (Peer member : members) {
            assertThat(member.state(ROOM, Boards.Board.class).orElseThrow().cards())
                    .containsOnlyKeys(ids);
        }
        assertThat(members.stream().map(member -> member.stateAt(ROOM)).distinct())
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void allNodes_haveOneValue() { // S1, S3
        List<Peer> members = List.of(enter(0), enter(1));
        put(0, "a");
        put(1, "b");
        put(2, "c"); // which has no member

        assertAllKnow(members, "a", "b", "c");
        assertThat(members.get(1).stateAt(ROOM).orElseThrow()).endsWith("-3");
        Peer late = enter(2);
        assertAllKnow(List.of(members.get(0), members.get(1), late), "a", "b", "c");
        assertThat(members.get(0).stateValues(ROOM) + members.get(0).statePatches(ROOM))
                .isEqualTo(4);
    }

    @Test
    void changesOfAllNodesAtATime_allCount() { // S2
        var members = new ArrayList<Peer>();
        for (int i = 0; i < 6; i++) {
            members.add(cluster.node(i % 3).connect("/counter"));
        }
        for (int i = 0; i < 50; i++) {
            members.forEach(member -> member.emit("more"));
        }
        cluster.settle();
        cluster.advance(Duration.ofSeconds(1));

        for (Peer member : members) {
            assertThat(member.state("counter:7", Boards.Count.class)
                            .orElseThrow()
                            .number())
                    .isEqualTo(300);
        }
    }

    @Test
    void boardThatNobodyUses_isForgotten_andOneNodeIsTold() { // S5
        List<Peer> members = List.of(enter(0), enter(1), enter(2));
        put(1, "a");
        put(2, "b");
        cluster.settle();
        members.forEach(Peer::close);
        cluster.advance(IDLE.minusSeconds(1));
        assertThat(forgotten()).isEmpty();
        board(0).get(); // which is a use
        cluster.advance(IDLE.minusSeconds(1));
        assertThat(forgotten()).isEmpty();

        cluster.advance(IDLE);

        assertThat(forgotten()).singleElement().satisfies(event -> {
            assertThat(event.room().name()).isEqualTo(ROOM);
            assertThat(((Boards.Board) event.value()).cards()).containsOnlyKeys("a", "b");
        });
        assertThat(board(1).get().cards()).isEmpty();
    }

    @Test
    void boardThatIsUsedOnAnotherNode_isNotForgotten() { // S5
        Peer ada = enter(0);
        enter(1);
        put(0, "a");
        cluster.settle();
        ada.close();

        cluster.advance(IDLE.multipliedBy(3));

        assertThat(forgotten()).isEmpty();
        assertThat(board(2).get().cards()).containsOnlyKeys("a");
    }

    private List<StateForgotten> forgotten() {
        return IntStream.range(0, 3)
                .mapToObj(node -> cluster.node(node).bean(Boards.Archive.class).all())
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void nodeThatIsCutOff_keepsWhatItKnows_refusesChanges_andCatchesUp() { // S2, S3
        List<Peer> members = List.of(enter(0), enter(1));
        put(0, "a");
        cluster.settle();
        cluster.cutOff(1);
        assertThatThrownBy(() -> put(1, "x"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("FOYER-6030");
        put(0, "b");

        assertThat(board(1).get().cards()).containsOnlyKeys("a");
        cluster.reconnect(1);
        cluster.advance(CALM);

        put(1, "c");
        assertAllKnow(members, "a", "b", "c");
    }

    @Test
    void lostMessages_areNoticed() { // S3
        List<Peer> members = List.of(enter(0), enter(1));
        cluster.settle();
        cluster.silence(1);
        put(0, "a");
        cluster.settle();
        assertThat(members.get(1).state(ROOM, Boards.Board.class).orElseThrow().cards())
                .isEmpty();
        cluster.reconnect(1);
        put(0, "b");
        cluster.advance(CALM);

        assertAllKnow(members, "a", "b");
    }

    @Test
    void backplaneThatComesBackEmpty_getsTheValueFromTheMembersNode() { // S4
        List<Peer> members = List.of(enter(0), enter(1));
        put(0, "a");
        put(2, "b");
        cluster.settle();

        cluster.restartBackplane();
        cluster.advance(CALM);

        put(2, "c");
        assertAllKnow(members, "a", "b", "c");
    }

    @Test
    void backplaneThatComesBackWithAnOldDump_getsTheNewestValue() { // S4
        List<Peer> members = List.of(enter(0), enter(1));
        put(0, "a");
        cluster.saveBackplane();
        put(0, "b");
        put(1, "c");
        cluster.settle();

        cluster.restartBackplane();
        put(0, "d");
        cluster.advance(CALM);

        assertAllKnow(members, "a", "b", "c", "d");
    }

    @Test
    void valueOfARoomWithoutMembers_comesFromTheDump() { // S4
        put(0, "a");
        cluster.saveBackplane();
        put(0, "b");
        cluster.restartBackplane();
        cluster.settle();

        assertAllKnow(List.of(), "a");
        put(1, "c");
        assertAllKnow(List.of(), "a", "c");
    }

    @Test
    void room_isForgottenWhenItIsEmptyOnAllNodes() { // S5
        Peer ada = enter(0);
        Peer bob = enter(1);
        put(0, "a");
        ada.close();
        cluster.advance(Duration.ofMinutes(2));
        assertThat(board(2).get().cards()).containsOnlyKeys("a");

        bob.close();
        cluster.advance(Duration.ofMinutes(2));

        assertThat(cluster.remembering()).isZero();
        assertThat(board(2).get().cards()).isEmpty();
        cluster.advance(Duration.ofMinutes(2));
        assertThat(cluster.remembering()).isZero();
    }

    @Test
    void roomOfAnotherNodesMembers_isNotForgotten_thoughItIsUnused() { // S5
        enter(1);
        put(0, "a"); // without a member here, so that it is left after a while
        cluster.advance(Duration.ofMinutes(5));

        assertThat(cluster.remembering()).isEqualTo(1);
        assertThat(board(0).get().cards()).containsOnlyKeys("a");
    }

    @Test
    void lineThatIsResumed_getsTheChangesOfMeanwhile() { // S3, Q1
        Peer ada = cluster.node(0).connect("/board/7", ClientRequest::resumable);
        put(0, "a");
        cluster.settle();
        ada.cut();
        put(1, "b");
        cluster.advance(Duration.ofSeconds(5));
        ada.resume();

        assertThat(ada.isComplete()).isTrue();
        assertAllKnow(List.of(ada), "a", "b");
    }

    @Test
    void lineThatIsAwayForMuch_getsTheValue() { // S3, Q2
        Peer ada = cluster.node(0).connect("/board/7", ClientRequest::resumable);
        cluster.settle();
        ada.cut();
        for (int i = 0; i < 60; i++) {
            int x = i;
            board(1).update(now -> now.with("a", new Boards.Card("y".repeat(5_000), x)));
        }
        cluster.settle();
        ada.resume();
        cluster.settle();

        assertAllKnow(List.of(ada), "a");
        assertThat(ada.stateValues(ROOM) + ada.statePatches(ROOM)).isLessThan(10);
    }

    @Test
    void connectionThatMovesToAnotherNode_getsTheValueThere() { // S3, Q3
        Peer ada = cluster.node(0).connect("/board/7", ClientRequest::resumable);
        put(1, "a");
        cluster.settle();
        cluster.node(0).close();
        put(1, "b");
        ada.resumeAt(cluster.node(1));
        cluster.settle();

        assertThat(ada.isMoved()).isTrue();
        assertThat(ada.state(ROOM, Boards.Board.class).orElseThrow().cards()).containsOnlyKeys("a", "b");
        put(2, "c");
        cluster.settle();
        assertThat(ada.state(ROOM, Boards.Board.class).orElseThrow().cards()).containsOnlyKeys("a", "b", "c");
    }
}
