// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.state;

import java.util.HashMap;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import dev.foyer.RoomState;

// tag::record
@RoomState("board:{id}") // for each room of such a name
public record Board(
        @NotBlank @Size(max = 80) String title,
        @Size(max = 200) Map<String, @Valid Note> notes) {

    public record Note(@NotBlank @Size(max = 500) String text, int x, int y) {}

    static Board initial(String room) { // the first value
        return new Board("Untitled", Map.of());
    }

    Board titled(String next) {
        return new Board(next, notes);
    }

    Board with(String id, Note note) {
        Map<String, Note> all = new HashMap<>(notes);
        all.put(id, note);
        return new Board(title, all);
    }

    Board without(String id) {
        Map<String, Note> all = new HashMap<>(notes);
        all.remove(id);
        return new Board(title, all);
    }
}
// end::record
