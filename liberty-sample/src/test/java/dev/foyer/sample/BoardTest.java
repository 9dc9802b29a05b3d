// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.sample;

import java.util.List;

import dev.foyer.sample.Board.Note;
import dev.foyer.sample.Events.Enter;
import dev.foyer.sample.Events.Pin;
import dev.foyer.sample.Events.Remove;
import dev.foyer.sample.Events.Seen;
import dev.foyer.sample.Events.Topic;
import dev.foyer.test.Foyer;
import dev.foyer.test.FoyerTest;
import dev.foyer.test.Peer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.util.stream.IntStream.rangeClosed;
import static org.assertj.core.api.Assertions.assertThat;

/** The board of a room without a server. */
@FoyerTest({ChatEndpoint.class, Board.class, Seen.class, Tokens.class})
class BoardTest {

    private Foyer foyer;

    @BeforeEach
    void use(Foyer started) {
        foyer = started;
    }

    private Peer enter(String token) {
        Peer peer = foyer.connect("/chat", request -> request.header("token", token));
        peer.call(new Enter("tea"));
        return peer;
    }

    private static Board boardOf(Peer peer) {
        return peer.state("tea", Board.class).orElseThrow();
    }

    private static List<String> notesOf(Peer peer) {
        return boardOf(peer).notes().values().stream().map(Note::text).toList();
    }

    @Test
    void newRoom_hasAnEmptyBoard() {
        Board board = boardOf(enter("demo-adalove"));

        assertThat(board).isEqualTo(Board.initial("tea"));
    }

    @Test
    void topicAndNotes_areSeenByAll_alsoByWhoComesLater() {
        Peer ada = enter("demo-adalove");
        Peer bob = enter("demo-bobby");

        ada.call(new Topic("tea", "Tea at four"));
        bob.call(new Pin("tea", "Bring cups"));

        for (Peer one : List.of(ada, bob, enter("demo-carla"))) {
            assertThat(boardOf(one).topic()).isEqualTo("Tea at four");
            assertThat(boardOf(one).notes().values())
                    .singleElement()
                    .satisfies(note ->
                            assertThat(note).extracting(Note::text, Note::from).containsExactly("Bring cups", "bobby"));
        }
    }

    @Test
    void note_isRemovedByAnybody_andRemovedAgainWithoutEffect() {
        Peer ada = enter("demo-adalove");
        Peer bob = enter("demo-bobby");
        ada.call(new Pin("tea", "one"));
        ada.call(new Pin("tea", "two"));
        String one = boardOf(bob).notes().entrySet().stream()
                .filter(note -> note.getValue().text().equals("one"))
                .findFirst()
                .orElseThrow()
                .getKey();

        bob.call(new Remove("tea", one));
        bob.call(new Remove("tea", one));

        assertThat(notesOf(ada)).containsExactly("two");
    }

    @Test
    void fullBoard_takesNoMore() {
        Peer ada = enter("demo-adalove");
        rangeClosed(1, 20).forEach(i -> ada.call(new Pin("tea", "note " + i)));

        assertThat(ada.refused(new Pin("tea", "one more")).code()).isEqualTo("board-full");
        assertThat(notesOf(ada)).hasSize(20);
    }

    @Test
    void whoIsNotInTheRoom_changesNothing() {
        Peer ada = enter("demo-adalove");
        Peer bob = foyer.connect("/chat", request -> request.header("token", "demo-bobby"));

        assertThat(bob.refused(new Topic("tea", "mine")).code()).isEqualTo("forbidden");
        assertThat(bob.refused(new Pin("tea", "mine")).code()).isEqualTo("forbidden");
        assertThat(bob.refused(new Remove("tea", "x")).code()).isEqualTo("forbidden");
        assertThat(boardOf(ada)).isEqualTo(Board.initial("tea"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void emptyNote_isInvalid(String text) {
        assertThat(enter("demo-adalove").refused(new Pin("tea", text)).code()).isEqualTo("invalid-event");
    }

    @Test
    void longTopic_isInvalid() {
        assertThat(enter("demo-adalove")
                        .refused(new Topic("tea", "x".repeat(121)))
                        .code())
                .isEqualTo("invalid-event");
    }
}
