// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.kit;

import java.time.Duration;
import java.util.Map;

import dev.foyer.contract.howto.state.Archive;
import dev.foyer.contract.howto.state.Board;
import dev.foyer.contract.howto.state.BoardEndpoint;
import dev.foyer.contract.testing.Contract;
import dev.foyer.test.Foyer;
import dev.foyer.test.Peer;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/howto/state.md says of a board that is forgotten; needs no server. */
class ForgottenBoardIT {

    @Contract(rule = "S5", proves = "state.md: an observer gets the last value of a board that nobody uses")
    void lastValue_isArchived() {
        try (Foyer foyer =
                Foyer.of(BoardEndpoint.class, Board.class, Archive.class).start()) {
            Archive archive = foyer.bean(Archive.class);
            Peer ada = foyer.connect("/board/7");
            ada.emit("note.move", new BoardEndpoint.Move("n1", new Board.Note("buy milk", 1, 2)));
            ada.close();
            foyer.advance(Duration.ofSeconds(29));
            assertThat(archive.boards()).isEmpty();

            foyer.advance(Duration.ofSeconds(2));

            Board last = new Board("Untitled", Map.of("n1", new Board.Note("buy milk", 1, 2)));
            assertThat(archive.boards()).isEqualTo(Map.of("board:7", last));
        }
    }
}
