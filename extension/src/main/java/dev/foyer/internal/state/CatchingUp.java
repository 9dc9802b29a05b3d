// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.state;

import java.time.Duration;

import dev.foyer.internal.address.Group;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.state.cell.Cell;
import dev.foyer.internal.state.cell.Change;
import dev.foyer.internal.state.cell.StateCells;
import dev.foyer.spi.Position;
import org.jspecify.annotations.Nullable;

/**
 * Brings a room here to what the engine has of it, and the engine to what is known here if it has lost that.
 *
 * @param opening makes first values
 */
record CatchingUp(StateCells cells, StateTerms terms, Opening opening) {

    /**
     * Reads what a room remembers if something is missing here. Makes its first value if there is none.
     *
     * @param now whether what is missing cannot be on its way
     */
    void read(Group room, OpenRoom open, boolean now) {
        if (!open.room().startReading(now)) {
            return;
        }
        var unused = cells.use(room, keep(open)).whenComplete((found, failure) -> {
            if (found == null) {
                open.room().failed();
            } else {
                found(room, open, found.orElse(null));
            }
        });
    }

    private void found(Group room, OpenRoom open, @Nullable Cell found) {
        Cell known = open.room().known();
        if (known != null && (found == null || found.isBehind(known))) {
            restore(room, open, found == null ? null : found.at(), known);
        } else if (found != null) {
            open.room().found(found);
            if (known == null && found.version() > 0) { // whoever has changed it may have ended before it was saved
                terms.writeBehind().changed(room, found);
            }
            read(room, open, true); // if something was missed meanwhile
        } else {
            terms.workers().execute(() -> openLater(room, open));
        }
    }

    /** Has the engine keep again what it has lost, or lost the latest changes of. */
    private void restore(Group room, OpenRoom open, @Nullable Position expected, Cell known) {
        var unused = cells.swap(room, expected, Change.first(known.value(), known.version()), keep(open))
                .whenComplete((swap, failure) -> {
                    open.room().failed(); // until what is there now is read
                    if (swap != null) {
                        read(room, open, true);
                    }
                });
    }

    private static Duration keep(OpenRoom open) {
        return StateTerms.keep(open.rule().idle());
    }

    private void openLater(Group room, OpenRoom open) {
        try {
            open.room().found(opening.open(room, open, null));
        } catch (StateAway later) {
            open.room().failed();
        } catch (RuntimeException failure) {
            open.room().gaveUp();
            Log.error(Code.STATE_NOT_OPENED, failure, room.name());
        }
    }
}
