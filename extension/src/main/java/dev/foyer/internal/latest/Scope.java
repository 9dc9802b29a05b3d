// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.latest;

import java.util.ArrayList;
import java.util.List;

import dev.foyer.internal.address.Emitted;
import dev.foyer.internal.address.Latest;
import dev.foyer.internal.outbound.Gap;
import dev.foyer.internal.outbound.Receiver;
import dev.foyer.internal.outbound.backlog.Slot;
import dev.foyer.internal.outbound.backlog.Slotted;
import dev.foyer.spi.Retention;
import org.jspecify.annotations.Nullable;

/** The newest events of one group, and the members that wait for them. Guarded by the lock of the group. */
final class Scope {

    private final @Nullable String room;
    private final Table table;

    // Mutable state.
    private final List<Gap> gaps = new ArrayList<>();
    private boolean holding; // who joins waits for the answer to the question
    private boolean doubtful; // something may be missing, and the engine has not been asked
    private long question; // the number of the latest one
    private long since; // the changes of the table when it was asked
    private boolean empty; // since there is no member, which ends some time later
    private long emptyAt; // the last moment with a member or an emit, in nanoseconds

    /**
     * Creates a scope in which nothing was emitted.
     *
     * @param room the name of the room, if it is one
     */
    Scope(@Nullable String room, Retention keep) {
        this.room = room;
        this.table = new Table(keep);
    }

    Table table() {
        return table;
    }

    /** Returns the slot in an outbox that an event takes. */
    static Slot slot(Emitted event, @Nullable String room) {
        Latest latest = event.latest();
        String key = latest == null || latest.key().equals(event.name()) ? null : latest.key();
        return new Slot(event.name(), key, room);
    }

    private List<Slotted> retained() {
        return table.retained().stream()
                .map(event -> new Slotted(slot(event, room), event.frame()))
                .toList();
    }

    /** Has those who join wait for the next answer. */
    void hold() {
        holding = true;
    }

    /** Notes that something may be missing. */
    void doubt() {
        doubtful = true;
    }

    boolean isDoubtful() {
        return doubtful;
    }

    /** Tests whether what this node emits is sure to come back. */
    boolean isSettled() {
        return !holding && !doubtful;
    }

    /** Lets a member have what is retained before all that follows. Returns what is to be run then, without a lock. */
    @Nullable
    Runnable greet(Receiver member) {
        if (holding) {
            gaps.add(new Gap(member));
            return null;
        }
        List<Slotted> retained = retained();
        return retained.isEmpty() ? null : new Gap(member).fill(retained);
    }

    /** Notes that the engine is asked, and returns the number of the question. */
    long ask() {
        doubtful = false;
        since = table.changes();
        return ++question;
    }

    boolean isLatest(long asked) {
        return question == asked;
    }

    /** Compares what is known with what the engine has answered. */
    Table.Difference compare(List<Emitted> answer) {
        return table.compare(answer, since);
    }

    /** Returns those who wait. */
    List<Receiver> waiting() {
        return gaps.stream().map(Gap::receiver).toList();
    }

    /** Lets those who wait have what is known. Returns what is to be run then, without a lock. */
    List<Runnable> release() {
        List<Slotted> retained = retained();
        List<Runnable> then = gaps.stream().map(gap -> gap.fill(retained)).toList();
        gaps.clear();
        holding = false;
        return then;
    }

    /** Notes that the room has no member. Returns whether that is new. */
    boolean emptied(long now) {
        boolean first = !empty;
        empty = true;
        emptyAt = now;
        return first;
    }

    /** Notes that the room has a member again. */
    void occupied() {
        empty = false;
    }

    /** Returns for how many nanoseconds the room has had neither a member nor an emit, if it has none now. */
    long emptyFor(long now) {
        return now - emptyAt;
    }
}
