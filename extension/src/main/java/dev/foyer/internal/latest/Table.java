// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.latest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.foyer.internal.address.Emitted;
import dev.foyer.internal.address.Latest;
import dev.foyer.internal.flow.Frame;
import dev.foyer.spi.Retention;
import org.jspecify.annotations.Nullable;

/**
 * The newest events of one group, by their keys, in the order in which they came. Not safe for several threads at a time.
 */
final class Table {

    /** Stands for the content of an event that nobody gets later. */
    private static final Frame NOTHING = Frame.json("{}");

    private final Retention keep;

    // Mutable state.
    private final Map<String, Held> all = new LinkedHashMap<>();
    private long bytes;
    private long changes;

    /** Says what became of an event. */
    enum Outcome {
        /** It is the newest of its key. */
        TAKEN,
        /** A newer one is there. */
        OLDER,
        /** It would be one too many, or too large. */
        FULL
    }

    /**
     * What is new after a comparison with the engine.
     *
     * @param here events that only the engine had
     * @param there events that only this node had
     */
    record Difference(List<Emitted> here, List<Emitted> there) {}

    /**
     * Creates an empty table.
     *
     * @param keep bounds it
     */
    Table(Retention keep) {
        this.keep = keep;
    }

    /**
     * Takes an event that this node emits.
     *
     * @param awaited whether it comes back, in the order of all nodes
     */
    Outcome emitted(Emitted event, boolean awaited) {
        Latest latest = latest(event);
        Held before = all.get(latest.key());
        if (before != null && latest.isOlderThan(before.latest())) {
            return Outcome.OLDER;
        }
        return put(event, awaited);
    }

    /** Takes an event of another node. One that this node has emitted, and that has not come back, is newer. */
    Outcome arrived(Emitted event) {
        Latest latest = latest(event);
        Held before = all.get(latest.key());
        boolean older = before != null
                && (latest.isOlderThan(before.latest())
                        || before.latest().origin().equals(latest.origin())
                        || (before.awaited() && !latest.isLaterVersionThan(before.latest())));
        return older ? Outcome.OLDER : put(event, false);
    }

    /** Takes an event of this node that comes back. It is to be delivered again if another node's has come between. */
    Outcome cameBack(Emitted event) {
        Latest latest = latest(event);
        Held before = all.get(latest.key());
        if (before != null && before.latest().origin().equals(latest.origin())) {
            all.replace(latest.key(), before.settled());
            return Outcome.OLDER;
        }
        return before != null && latest.isOlderThan(before.latest()) ? Outcome.OLDER : put(event, false);
    }

    /** Notes that an event of this node may not come back. */
    void lost(Latest latest) {
        Held before = all.get(latest.key());
        if (before != null && before.latest().origin().equals(latest.origin())) {
            all.replace(latest.key(), before.settled());
        }
    }

    private Outcome put(Emitted event, boolean awaited) {
        Latest latest = latest(event);
        Emitted kept = latest.retained() ? event : new Emitted(event.name(), event.mode(), NOTHING, latest);
        var held = new Held(kept, latest, awaited, ++changes);
        Held before = all.get(latest.key());
        long total = bytes + held.bytes() - (before == null ? 0 : before.bytes());
        if ((before == null && all.size() >= keep.events()) || total > keep.bytes()) {
            return Outcome.FULL;
        }
        all.remove(latest.key()); // to be the last one
        all.put(latest.key(), held);
        bytes = total;
        return Outcome.TAKEN;
    }

    private static Latest latest(Emitted event) {
        return Objects.requireNonNull(event.latest());
    }

    /** Returns the number of changes until now. */
    long changes() {
        return changes;
    }

    /** Waits for nothing to come back any more. */
    void settle() {
        all.replaceAll((key, held) -> held.settled());
    }

    /**
     * Compares the table with what the engine retains, and takes from there what is newer.
     *
     * @param since the number of changes when the engine was asked; what has come later is newer, unless its version says
     *     otherwise
     */
    Difference compare(List<Emitted> retained, long since) {
        var here = new ArrayList<Emitted>();
        var there = new ArrayList<Emitted>();
        var known = new HashSet<String>();
        for (Emitted event : retained) {
            Latest latest = latest(event);
            known.add(latest.key());
            Held before = all.get(latest.key());
            if (isNewer(latest, before, since)) {
                if (put(event, false) == Outcome.TAKEN) {
                    here.add(event);
                }
            } else if (before != null && latest.isOlderThan(before.latest())) {
                there.add(before.event());
            }
        }
        all.values().stream()
                .filter(held -> held.latest().retained() && held.at() <= since)
                .filter(held -> !known.contains(held.latest().key()))
                .forEach(held -> there.add(held.event()));
        return new Difference(here, there);
    }

    private static boolean isNewer(Latest retained, @Nullable Held before, long since) {
        if (before == null || retained.isLaterVersionThan(before.latest())) {
            return true;
        }
        boolean known = retained.origin().equals(before.latest().origin()) || retained.isOlderThan(before.latest());
        return !known && before.at() <= since;
    }

    /** Returns the events that those get who join, in the order in which they came. */
    List<Emitted> retained() {
        return all.values().stream()
                .filter(held -> held.latest().retained())
                .map(Held::event)
                .toList();
    }

    /** Tests whether those who join get something. */
    boolean isRetaining() {
        return all.values().stream().anyMatch(held -> held.latest().retained());
    }
}
