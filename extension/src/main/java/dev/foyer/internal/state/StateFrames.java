// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.state;

import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.state.cell.Cell;
import dev.foyer.internal.state.value.Document;
import dev.foyer.internal.wire.JsonText;
import dev.foyer.spi.Position;
import org.jspecify.annotations.Nullable;

/** Writes what members are told of what one room remembers. */
final class StateFrames {

    private final String start;

    StateFrames(String room) {
        this.start =
                JsonText.quote(new StringBuilder("{\"state\":{\"room\":"), room).toString();
    }

    /** Returns the whole value. */
    Frame value(Cell cell) {
        return Frame.json(at(cell.at()) + ",\"value\":" + cell.value().text() + "}}");
    }

    /**
     * Returns what has changed.
     *
     * @param from the position before, unless it is the one before
     */
    Frame patch(Position at, @Nullable Position from, Document patch) {
        String before = from == null ? "" : ",\"from\":\"" + from + '"';
        return Frame.json(at(at) + before + ",\"patch\":" + patch.text() + "}}");
    }

    private String at(Position at) {
        return start + ",\"at\":\"" + at + '"';
    }

    /** Returns the frame for one who is not a member any more. */
    Frame gone() {
        return Frame.json(start + ",\"gone\":true}}");
    }
}
