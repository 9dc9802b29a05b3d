// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.foyer.internal.address.Group;
import dev.foyer.internal.flow.Gathering;
import dev.foyer.internal.model.StateRule;
import dev.foyer.internal.outbound.Receiver;
import dev.foyer.internal.state.cell.Cell;
import dev.foyer.internal.state.cell.Change;
import dev.foyer.internal.state.value.Document;
import dev.foyer.spi.Position;
import org.jspecify.annotations.Nullable;

/**
 * What one room remembers, as this node knows it, and what its members here have been told. Tells them with its lock
 * held, so only {@link #joined} and {@link #left} may be called with the lock of the registry. Safe for any thread.
 */
final class StateRoom {

    /** The number of changes that wait for one that is missing. Beyond it all are read. */
    private static final int MOST_WAITING = 1_000;

    private final Group room;
    private final StateFrames frames;
    private final StateOutlet outlet;
    private final @Nullable Gathering pace;

    // Mutable state. The members, with whether they have been told the value; and those who have left.
    private final Map<Receiver, Boolean> viewers = new ConcurrentHashMap<>();
    private final Queue<Receiver> gone = new ConcurrentLinkedQueue<>();

    // Mutable state, guarded by this.
    private boolean following; // all changes arrive
    private boolean reading;
    private boolean missed; // something is to be read
    private @Nullable Position gap; // before which something was missing at the last look
    private @Nullable Cell known;
    private @Nullable ToldValue told;
    private final TreeMap<Position, Change> waiting = new TreeMap<>();

    StateRoom(Group room, StateRule rule, StateTerms terms) {
        this.room = room;
        this.frames = new StateFrames(room.name());
        this.outlet = terms.outlet();
        this.pace = rule.pace().isZero()
                ? null
                : new Gathering(this::tell, terms.time().timer(), terms.time().nanos(), rule.pace());
    }

    // Members

    void joined(Receiver viewer) {
        viewers.put(viewer, false);
    }

    void left(Receiver viewer) {
        if (Boolean.TRUE.equals(viewers.remove(viewer))) {
            gone.add(viewer);
        }
    }

    /** Notes that a member needs to be told the value again. Returns false if it is no member. */
    boolean wanted(Receiver viewer) {
        return viewers.computeIfPresent(viewer, (member, knows) -> false) != null;
    }

    /** Tells those who do not know the value, and those who have left. */
    synchronized void greet() {
        var leavers = new ArrayList<Receiver>();
        for (Receiver next = gone.poll(); next != null; next = gone.poll()) {
            leavers.add(next);
        }
        if (!leavers.isEmpty()) {
            outlet.gone(leavers, frames.gone());
        }
        ToldValue value = told;
        if (value != null) {
            List<Receiver> fresh = viewers.keySet().stream()
                    .filter(viewer -> viewers.replace(viewer, false, true))
                    .toList();
            if (!fresh.isEmpty()) {
                outlet.value(room, fresh, value.frame());
            }
        }
    }

    // The value

    /** Begins or ends to follow the changes. Returns whether this has begun to. */
    synchronized boolean follow(boolean now) {
        boolean begins = now && !following;
        if (now != following) {
            following = now;
            missed = now;
            gap = null;
            known = null;
            told = null;
            waiting.clear();
        }
        return begins;
    }

    synchronized boolean isFollowing() {
        return following;
    }

    /** Returns the value if all changes arrive here, and else {@code null}. */
    @Nullable
    synchronized Cell known() {
        return following ? known : null;
    }

    /** Notes that something may be missing. */
    synchronized void missed() {
        missed = following;
    }

    /**
     * Begins to read what is missing. Returns false if nothing is, or if somebody reads.
     *
     * @param now whether what is missing cannot be on its way; else it is read if it is still missing the next time
     */
    synchronized boolean startReading(boolean now) {
        Position before = gap;
        gap = waiting.isEmpty() ? null : waiting.firstKey();
        boolean lost = gap != null && (now || gap.equals(before));
        if (reading || !(missed || lost)) {
            return false;
        }
        reading = true;
        missed = false;
        return true;
    }

    /** Ends to read, in vain. */
    synchronized void failed() {
        reading = false;
        missed = following;
    }

    /** Ends to read, as there is nothing and nothing can be made. It is tried again when somebody uses the room. */
    synchronized void gaveUp() {
        reading = false;
    }

    /** Ends to read. */
    synchronized void found(Cell cell) {
        reading = false;
        take(cell);
    }

    /** Notes what the room remembers, if that is news here. */
    synchronized void take(Cell cell) {
        if (following && isNew(cell.at())) {
            known = cell;
            tellNext(null);
            catchUp();
        }
        greet();
    }

    /** Takes a change that has arrived. */
    synchronized void changed(Position at, Change change) {
        if (following && isNew(at)) {
            if (waiting.size() == MOST_WAITING) {
                waiting.clear(); // the gap is seen
            }
            waiting.put(at, change);
            catchUp();
        }
    }

    private boolean isNew(Position at) {
        return known == null || at.compareTo(known.at()) > 0;
    }

    /** Takes the changes that wait, as far as none is missing, and tells the members. */
    private void catchUp() {
        while (!waiting.isEmpty()) {
            Position at = waiting.firstKey();
            Change change = waiting.firstEntry().getValue();
            if (isNew(at)) {
                Cell next = change.after(known, at);
                if (next == null) {
                    return; // the gap is seen
                }
                boolean follows = known != null && at.follows(known.at());
                known = next;
                tellNext(follows ? change.patch() : null);
            }
            waiting.pollFirstEntry();
        }
    }

    /**
     * Tells the members of the latest change, now or in a while.
     *
     * @param patch what makes the value of the one before; {@code null} if that is unknown
     */
    private void tellNext(@Nullable Document patch) {
        if (told == null || pace == null) {
            tell(patch);
        } else {
            pace.changed();
        }
    }

    /** Tells the members what has changed since they were told the last time. */
    private synchronized void tell() {
        tell(null);
    }

    private void tell(@Nullable Document patch) {
        Cell now = known;
        ToldValue before = told;
        if (now == null || (before != null && before.cell().at().equals(now.at()))) {
            return;
        }
        var next = new ToldValue(frames, now);
        told = next;
        List<Receiver> all = viewers.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
        if (before == null || all.isEmpty()) {
            return;
        }
        Position from = before.cell().at();
        Document change = patch == null ? before.cell().value().to(now.value()) : patch;
        if (2L * change.bytes() > now.value().roughBytes()) {
            outlet.value(room, all, next.frame());
        } else {
            Position written = now.at().follows(from) ? null : from;
            outlet.patch(room, all, frames.patch(now.at(), written, change), next);
        }
    }
}
