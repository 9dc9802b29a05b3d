// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.state;

import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.outbound.backlog.Whole;
import dev.foyer.internal.state.cell.Cell;
import org.jspecify.annotations.Nullable;

/** What the members of a room have been told of what it remembers. Safe for any thread. */
final class ToldValue implements Whole {

    /** The most bytes that a frame has beside the name of the room and the value. */
    private static final int REST = 128;

    private final StateFrames frames;
    private final Cell cell;

    // Mutable state: written when it is first needed.
    private volatile @Nullable Frame frame;

    ToldValue(StateFrames frames, Cell cell) {
        this.frames = frames;
        this.cell = cell;
    }

    Cell cell() {
        return cell;
    }

    @Override
    public int bytes() {
        return cell.value().roughBytes() + REST;
    }

    @Override
    public Frame frame() {
        Frame written = frame;
        if (written == null) {
            written = frames.value(cell);
            frame = written;
        }
        return written;
    }
}
