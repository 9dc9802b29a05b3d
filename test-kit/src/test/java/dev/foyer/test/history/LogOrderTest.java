// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.foyer.Delivery;
import dev.foyer.EventsMissed;
import dev.foyer.test.FoyerCluster;
import dev.foyer.test.Peer;
import dev.foyer.test.ReceivedEvent;
import dev.foyer.test.history.Boards.Noted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Rule N3: members on all nodes get the same events in the same order. */
class LogOrderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static void emit(FoyerCluster cluster, int node, int number) {
        Boards.board(cluster.node(node)).emit(new Noted(number));
    }

    /** Returns where a peer has missed something; any other room is the second one. */
    private static List<String> missed(Peer peer) {
        return Stream.of(peer.expectMissed(), peer.expectMissed())
                .map(room -> room.orElse("any other"))
                .toList();
    }

    private static List<String> seen(Peer peer) {
        return peer.left().stream()
                .map(event -> event.at() + " " + event.data())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void allNodes_seeOneOrder(long seed) {
        try (FoyerCluster cluster = Boards.application().seed(seed).startNodes(3)) {
            List<Peer> members = IntStream.range(0, 3)
                    .mapToObj(node -> Boards.member(cluster.node(node)))
                    .toList();

            for (int number = 0; number < 60; number++) {
                emit(cluster, number % 3, number);
            }

            List<String> first = seen(members.get(0));
            assertThat(first).hasSize(60);
            assertThat(first.get(59)).contains("-59 ");
            assertThat(seen(members.get(1))).isEqualTo(first);
            assertThat(seen(members.get(2))).isEqualTo(first);
            assertThat(Boards.history(Boards.board(cluster.node(1)), 10)).hasSize(10);
        }
    }

    /** Rule Q7: no gap and no repeat, at whatever moment one joins. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void joiner_getsTheLatestAndWhatFollows_once(long seed) {
        try (FoyerCluster cluster = Boards.application().seed(seed).startNodes(2)) {
            Peer joiner = cluster.node(0).connect("/boards");
            Peer old = Boards.member(cluster.node(1));
            for (int number = 0; number < 5; number++) {
                emit(cluster, 1, number);
            }
            joiner.emit("latest", 3);
            for (int number = 5; number < 9; number++) {
                emit(cluster, 1, number);
            }

            List<Integer> numbers = Boards.numbers(joiner);
            assertThat(numbers).hasSizeGreaterThanOrEqualTo(3).isSubsetOf(0, 1, 2, 3, 4, 5, 6, 7, 8);
            assertThat(numbers)
                    .containsExactlyElementsOf(
                            IntStream.range(numbers.get(0), 9).boxed().toList());
            assertThat(Boards.numbers(old)).hasSize(9);
        }
    }

    @Test
    void delivery_saysHowManyOtherNodesTookIt() {
        try (FoyerCluster cluster = Boards.application().startNodes(3)) {
            Boards.member(cluster.node(0));
            Boards.member(cluster.node(1));

            Delivery delivery = Boards.board(cluster.node(0)).emit(new Noted(1));
            cluster.settle();

            assertThat(delivery.recipients()).isEqualTo(1);
            assertThat(delivery.nodes().toCompletableFuture()).isCompletedWithValue(1);
        }
    }

    /** Rule N5: what was given up is told, and what comes after it is refused until the backplane is back. */
    @Test
    void emit_isRefused_whileTheBackplaneIsAway() {
        try (FoyerCluster cluster = Boards.application().startNodes(2)) {
            Peer here = Boards.member(cluster.node(0));
            Peer there = Boards.member(cluster.node(1));
            cluster.cutOff(0);

            Delivery waits = Boards.board(cluster.node(0)).emit(new Noted(1));
            cluster.advance(PATIENCE);

            assertThat(waits.nodes().toCompletableFuture()).isCompletedWithValue(-1);
            assertThat(here.expectMissed()).hasValue(Boards.BOARD);
            assertThatIllegalStateException()
                    .isThrownBy(() -> Boards.board(cluster.node(0)).emit(new Noted(2)))
                    .withMessageContaining("FOYER-6012");
            assertThatIllegalStateException()
                    .isThrownBy(() -> Boards.board(cluster.node(0)).history(2))
                    .withMessageContaining("FOYER-6011");

            cluster.reconnect(0);
            cluster.advance(Duration.ofSeconds(3));
            assertThat(there.expectMissed()).hasValue(Boards.BOARD);
            emit(cluster, 0, 3);
            assertThat(Boards.numbers(here)).containsExactly(3);
            assertThat(Boards.numbers(there)).containsExactly(3);
        }
    }

    /** Rules N3 and N5: what was written before a connection broke is not repeated, and what was not is not lost. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void shortCut_losesAndRepeatsNothing(long seed) {
        try (FoyerCluster cluster = Boards.application().seed(seed).startNodes(2)) {
            List<Peer> members = List.of(Boards.member(cluster.node(0)), Boards.member(cluster.node(1)));
            var taken = new ArrayList<CompletableFuture<Integer>>();
            for (int number = 0; number < 10; number++) {
                taken.add(Boards.board(cluster.node(number % 2))
                        .emit(new Noted(number))
                        .nodes()
                        .toCompletableFuture());
                if (number == seed % 10) {
                    cluster.cutOff((int) (seed % 2));
                } else if (number == (seed + 4) % 10) {
                    cluster.reconnect((int) (seed % 2));
                }
            }
            cluster.reconnect((int) (seed % 2));
            cluster.advance(Duration.ofSeconds(3));

            assertThat(taken).allSatisfy(one -> assertThat(one).isCompleted());
            List<String> first = seen(members.get(0));
            assertThat(first).hasSize(10).doesNotHaveDuplicates();
            assertThat(seen(members.get(1))).isEqualTo(first);
            cluster.node(0)
                    .bean(Boards.Desk.class)
                    .missed()
                    .forEach(event ->
                            assertThat(event.room()).as("it is complete").isNull());
        }
    }

    /** Rule N4: what is in the log no more was missed, and is told. */
    @Test
    void tooMuchMissed_isTold() {
        try (FoyerCluster cluster = Boards.application().startNodes(2)) {
            Peer member = Boards.member(cluster.node(0));
            cluster.cutOff(0);
            for (int number = 0; number < 15; number++) {
                emit(cluster, 1, number);
            }
            cluster.reconnect(0);
            cluster.settle();

            assertThat(missed(member)).containsOnlyOnce(Boards.BOARD);
            List<ReceivedEvent> events = member.left();
            assertThat(events)
                    .extracting(event -> event.as(Noted.class).number())
                    .containsExactly(5, 6, 7, 8, 9, 10, 11, 12, 13, 14);
        }
    }

    /** Rule N4: a log that was lost never goes on where it was. */
    @Test
    void lostLog_beginsAnew_andThatIsTold() {
        try (FoyerCluster cluster = Boards.application().startNodes(2)) {
            Peer member = Boards.member(cluster.node(0));
            emit(cluster, 1, 1);
            String before = member.expect("noted").at();
            cluster.restartBackplane();
            cluster.settle();

            assertThat(missed(member)).containsOnlyOnce(Boards.BOARD);
            emit(cluster, 1, 2);
            String after = member.expect("noted").at();
            assertThat(after).endsWith("-0").isNotEqualTo(before);
            assertThat(Boards.history(Boards.board(cluster.node(0)), 10)).containsExactly(2);
        }
    }

    /** Rule N4: never told without cause. */
    @Test
    void quietRoom_isNotToldThatItMissedSomething() {
        try (FoyerCluster cluster = Boards.application().startNodes(2)) {
            Peer member = Boards.member(cluster.node(0));
            emit(cluster, 1, 1);
            member.expect("noted");
            cluster.advance(Duration.ofMinutes(2)); // the log is empty now
            cluster.cutOff(0);
            cluster.reconnect(0);
            cluster.advance(Duration.ofSeconds(3));
            emit(cluster, 1, 2);

            assertThat(Boards.numbers(member)).containsExactly(2);
            assertThat(cluster.node(0).bean(Boards.Desk.class).missed())
                    .extracting(EventsMissed::room)
                    .containsOnlyNulls();
        }
    }
}
