// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.state;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.ClientEvent;
import dev.foyer.Connection;
import dev.foyer.EventRefused;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.State;
import dev.foyer.StateConflict;

// tag::endpoint
@ServerEndpoint("/board/{id}")
public class BoardEndpoint {

    @ClientEvent("note.move")
    public record Move(@NotBlank @Size(max = 40) String id, Board.Note note) {}

    @ClientEvent("note.remove")
    public record Remove(@NotBlank String id) {}

    @Inject
    Connection connection;

    @Inject
    @RoomName("board:{id}") // of the path: /board/7 is in the room board:7
    Room room;

    @Inject
    @RoomName("board:{id}")
    State<Board> board;

    @OnOpen
    void opened() {
        room.join(connection); // its client gets the board, and then each change
    }

    @OnEvent
    void move(Move move) {
        board.update(now -> now.with(move.id(), move.note()));
    }
    // end::endpoint

    // tag::refuse
    @OnEvent
    void remove(Remove remove) {
        try {
            board.update(now -> {
                if (!now.notes().containsKey(remove.id())) {
                    throw new EventRefused("no-such-note", "Somebody else has removed it.");
                }
                return now.without(remove.id());
            });
        } catch (StateConflict busy) { // others were faster, many times in a row
            throw new EventRefused("try-again", "The board is busy.");
        }
    }
    // end::refuse
}
