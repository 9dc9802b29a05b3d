// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test.history;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import dev.foyer.PastEvent;
import dev.foyer.Room;
import dev.foyer.test.Foyer;
import dev.foyer.test.Peer;
import dev.foyer.test.ReceivedEvent;
import dev.foyer.test.history.Boards.Noted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

/** Rule Q7 on a single node: rooms keep a history, and a joiner gets it first. */
class HistoryTest {

    private final Foyer node = Boards.application().start();
    private final Room board = Boards.board(node);

    @AfterEach
    void stop() {
        node.close();
    }

    private void note(int from, int to) {
        IntStream.range(from, to).forEach(number -> board.emit(new Noted(number)));
    }

    @Test
    void history_hasTheLatestEvents_theOldestFirst() {
        board.emit(new Noted(1));
        node.advance(Duration.ofSeconds(1));
        board.emit("named", List.of(2));
        board.emit("bare", null);

        List<PastEvent> all = board.history(100);

        assertThat(all).extracting(PastEvent::name).containsExactly("noted", "named", "bare");
        assertThat(all.get(0).data(Noted.class)).isEqualTo(new Noted(1));
        assertThat(all.get(1).json()).hasValue("[2]");
        assertThat(all.get(2).json()).isEmpty();
        assertThat(Duration.between(all.get(0).time(), all.get(1).time())).isEqualTo(Duration.ofSeconds(1));
        assertThat(board.history(1)).extracting(PastEvent::name).containsExactly("bare");
        assertThat(board.history(0)).isEmpty();
    }

    @Test
    void numberAndAge_areBounds() {
        note(0, 12);
        assertThat(Boards.history(board, 100)).containsExactly(2, 3, 4, 5, 6, 7, 8, 9, 10, 11);

        node.advance(Duration.ofSeconds(40));
        board.emit(new Noted(12));
        node.advance(Duration.ofSeconds(40));
        assertThat(Boards.history(board, 100)).containsExactly(12);

        node.advance(Duration.ofSeconds(40));
        assertThat(Boards.history(board, 100)).isEmpty();
    }

    @Test
    void members_getEachEventWithItsPosition() {
        Peer member = Boards.member(node);

        note(0, 3);

        List<ReceivedEvent> events = member.left();
        assertThat(events).extracting(event -> event.as(Noted.class).number()).containsExactly(0, 1, 2);
        assertThat(events)
                .extracting(ReceivedEvent::at)
                .containsExactlyElementsOf(
                        board.history(3).stream().map(PastEvent::position).toList());
        assertThat(events.get(2).at()).endsWith("-2");
        assertThat(board.emit(new Noted(3)).recipients()).isEqualTo(1);
    }

    @Test
    void joiner_getsTheLatestFirst_andThenWhatFollows() {
        note(0, 5);
        Peer joiner = node.connect("/boards");

        joiner.call("latest", 3);
        note(5, 7);

        assertThat(Boards.numbers(joiner)).containsExactly(2, 3, 4, 5, 6);
        joiner.call("latest", 3); // it is a member already
        assertThat(Boards.numbers(joiner)).hasSize(5);
    }

    @Test
    void joiner_getsNoMoreThanTheOutboxTakes() {
        try (Foyer small =
                Boards.application().setting("foyer.outbox.max-bytes", "2000").start()) {
            Room room = Boards.board(small);
            IntStream.range(0, 10).forEach(number -> room.emit(new Noted(number)));
            Peer joiner = small.connect("/boards");

            joiner.call("latest", 10);

            assertThat(Boards.numbers(joiner)).containsExactly(2, 3, 4, 5, 6, 7, 8, 9);
            joiner.expectOpen();
        }
    }

    @Test
    void exceptedMember_getsNothing_alsoNotAsAJoiner() {
        Peer author = Boards.member(node);
        Peer reader = Boards.member(node);

        author.call("note", 1);
        author.call("leave", Boards.BOARD);
        author.call("latest", 10);

        assertThat(Boards.numbers(reader)).containsExactly(1);
        author.expectNothing();
        assertThat(Boards.history(board, 10)).containsExactly(1);
    }

    /** What is only about now is not kept; neither is what is for others as well. */
    @Test
    void latestAndVolatileEvents_andUnions_areNotKept() {
        Peer member = Boards.member(node);

        board.emit(new Boards.Price(1));
        board.emit(new Boards.Typing(2));
        board.and(node.bean(Boards.Desk.class).room(Boards.OTHER)).emit(new Noted(3));

        assertThat(member.left())
                .extracting(ReceivedEvent::name, ReceivedEvent::at)
                .containsExactly(tuple("price", null), tuple("typing", null), tuple("noted", null));
        assertThat(board.history(10)).isEmpty();
    }

    @Test
    void roomWithoutHistory_saysSo() {
        Room lobby = node.bean(Boards.Desk.class).room("lobby");

        assertThatIllegalStateException()
                .isThrownBy(() -> lobby.history(1))
                .withMessageContaining("FOYER-5012")
                .withMessageContaining("lobby");
        assertThatIllegalArgumentException().isThrownBy(() -> board.history(-1)).withMessageContaining("FOYER-5013");
        board.emit("bare", null);
        assertThatIllegalStateException()
                .isThrownBy(() -> board.history(1).get(0).data(Noted.class))
                .withMessageContaining("FOYER-5014");
        board.emit("text", "none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> board.history(1).get(0).data(Noted.class))
                .withMessageContaining("FOYER-5015");
    }
}
