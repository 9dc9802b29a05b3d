// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.state.cell;

import dev.foyer.internal.state.value.Document;
import dev.foyer.spi.Position;

/**
 * What a room remembers at some position.
 *
 * @param version the number of changes since the first value, which no loss of the engine sets back for good
 */
public record Cell(Position at, Document value, long version) {

    /**
     * Tests whether another cell is a later value of the same room, though its epoch is earlier: the engine has lost
     * what came between, and nothing was changed since.
     */
    public boolean isBehind(Cell other) {
        return at.number() == 0 && at.epoch() > other.at.epoch() && version < other.version;
    }
}
