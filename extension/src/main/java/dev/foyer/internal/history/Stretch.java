// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.history;

import java.util.List;

import dev.foyer.spi.Position;
import org.jspecify.annotations.Nullable;

/**
 * Consecutive events of a room's log, the oldest first.
 *
 * @param complete whether nothing is missing between the position that was asked for and these
 * @param end the position of the newest event of the log; {@code null} if the log is empty
 */
public record Stretch(
        List<Entry> entries, boolean complete, @Nullable Position end) {

    public Stretch {
        entries = List.copyOf(entries);
    }
}
