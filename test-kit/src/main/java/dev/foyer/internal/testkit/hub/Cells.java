// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.hub;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;

import dev.foyer.spi.Cell;
import dev.foyer.spi.Position;
import dev.foyer.spi.Swapped;
import dev.foyer.spi.Topic;
import org.jspecify.annotations.Nullable;

/** The cells of a hub. For one thread. */
final class Cells {

    private final Clock clock;
    private final LongSupplier nanos;
    private final Map<Topic, Used> cells = new HashMap<>();
    private Map<Topic, Cell> dump = Map.of();
    private long epoch;

    /** What is in a cell, and when it was used, in nanoseconds. */
    private record Used(Cell cell, long at) {}

    Cells(Clock clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
    }

    Optional<Cell> use(Topic topic) {
        return Optional.ofNullable(cells.computeIfPresent(topic, (name, used) -> used(used.cell())))
                .map(Used::cell);
    }

    private Used used(Cell cell) {
        return new Used(cell, nanos.getAsLong());
    }

    Swapped swap(Topic topic, @Nullable Position expected, String content) {
        Used used = cells.get(topic);
        Cell now = used == null ? null : used.cell();
        if (!Objects.equals(expected, now == null ? null : now.at())) {
            return Swapped.beaten(now);
        }
        Position at = now == null
                ? new Position(nextEpoch(), 0)
                : new Position(now.at().epoch(), now.at().number() + 1);
        cells.put(topic, used(new Cell(at, content)));
        return Swapped.done(at);
    }

    private long nextEpoch() {
        epoch = Math.max(clock.millis(), epoch + 1);
        return epoch;
    }

    Optional<Cell> empty(Topic topic, Duration unused) {
        Used used = cells.get(topic);
        boolean isUnused = used != null && nanos.getAsLong() - used.at() >= unused.toNanos();
        return isUnused ? Optional.ofNullable(cells.remove(topic)).map(Used::cell) : Optional.empty();
    }

    int count() {
        return cells.size();
    }

    /** Keeps what there is now for {@link #restart}. */
    void save() {
        var saved = new HashMap<Topic, Cell>();
        cells.forEach((topic, used) -> saved.put(topic, used.cell()));
        dump = saved;
    }

    /** Begins anew with what was saved. All of it is in later epochs, as nobody knows what has happened since. */
    void restart() {
        cells.clear();
        dump.forEach((topic, cell) -> cells.put(topic, used(new Cell(new Position(nextEpoch(), 0), cell.content()))));
    }
}
