// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.history;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.foyer.internal.address.Group;
import dev.foyer.spi.Position;
import dev.foyer.spi.Retention;
import org.jspecify.annotations.Nullable;

/**
 * Reads parts of logs for single members.
 *
 * @param clock the wall clock
 * @param maxBytes the bytes that a member gets at once
 */
record Excerpts(RoomLog log, Clock clock, int maxBytes) {

    /** The most events of a room that a member gets that goes on where it was. */
    private static final int MOST_MISSED = 300;

    /** Reads the latest events that are not too old. Completes exceptionally if that is not possible now. */
    CompletionStage<Stretch> latest(Group room, int last, Retention keep) {
        return log.readLatest(room, Math.min(last, keep.events())).thenApply(found -> {
            Instant oldest = clock.instant().minus(keep.age());
            List<Entry> young = found.entries().stream()
                    .filter(entry ->
                            entry.event().isEvent() && entry.event().time().isAfter(oldest))
                    .toList();
            return new Stretch(young, found.complete(), found.end());
        });
    }

    /**
     * Reads all that follows a position. Completes with {@code null} if something of that may be missing, or if it is
     * more than a member gets at once.
     *
     * @param after {@code null} if that is unknown
     */
    CompletionStage<@Nullable Stretch> following(Group room, @Nullable Position after) {
        if (after == null) {
            return CompletableFuture.completedFuture(null);
        }
        return log.read(room, after, MOST_MISSED).thenApply(found -> {
            int count = found.entries().size();
            boolean all = count == 0 || found.entries().get(count - 1).at().equals(found.end());
            return found.complete() && all && from(found.entries()) == 0 ? found : null;
        });
    }

    /** Leaves out the oldest events if all of them would fill the outbox. */
    Stretch bounded(Stretch latest) {
        List<Entry> all = latest.entries();
        return new Stretch(all.subList(from(all), all.size()), latest.complete(), latest.end());
    }

    /** Returns the index of the first event that is not left out. */
    private int from(List<Entry> all) {
        int from = all.size();
        long bytes = 0;
        while (from > 0 && bytes + all.get(from - 1).bytes() <= maxBytes) {
            from--;
            bytes += all.get(from).bytes();
        }
        return from;
    }
}
