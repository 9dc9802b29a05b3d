// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.sample;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import dev.foyer.EventRefused;
import dev.foyer.RoomState;

/** What a room remembers beside its conversation, for as long as there are servers: its topic, and notes that somebody has pinned. */
@RoomState("{room}")
public record Board(
        @NotNull @Size(max = 120) String topic, @NotNull Map<String, @Valid Note> notes) {

    private static final int MOST = 20;

    /** A note on the board. */
    public record Note(@NotBlank @Size(max = 200) String text, String from, Instant at) {}

    static Board initial(String room) {
        return new Board("", Map.of());
    }

    Board about(String next) {
        return new Board(next, notes);
    }

    Board with(String id, Note note) {
        if (notes.size() == MOST) {
            throw new EventRefused("board-full", "The board is full. Remove a note first.");
        }
        Map<String, Note> more = new HashMap<>(notes);
        more.put(id, note);
        return new Board(topic, more);
    }

    Board without(String id) {
        Map<String, Note> less = new HashMap<>(notes);
        less.remove(id);
        return new Board(topic, less);
    }
}
