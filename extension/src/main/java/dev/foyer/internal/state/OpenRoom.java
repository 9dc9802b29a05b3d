// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.state;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import dev.foyer.internal.address.Group;
import dev.foyer.internal.model.StateRule;

/**
 * A room that remembers, while it has members here or is used here. The members and uses are counted under the lock of
 * the map that it is in; the rest is safe for any thread.
 */
final class OpenRoom {

    private final StateRule rule;
    private final StateRoom room;

    /** Held while the value is changed here, so that only nodes compete. */
    private final ReentrantLock changing = new ReentrantLock();

    // Mutable state: the first three are guarded by the map, and the next two by the lock.
    private volatile int members; // read without the map, too
    private int uses;
    private long lastUse;
    private volatile boolean expiring;
    private boolean applying;
    private final Turns turns = new Turns();
    private volatile long checked; // the epoch whose value was compared with what was saved

    OpenRoom(Group name, StateRule rule, StateTerms terms) {
        this.rule = rule;
        this.room = new StateRoom(name, rule, terms);
        this.lastUse = terms.time().nanos().getAsLong();
    }

    StateRule rule() {
        return rule;
    }

    StateRoom room() {
        return room;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // guarded by the map
    void joined() {
        members++;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // guarded by the map
    void left(long now) {
        members--;
        lastUse = now;
    }

    boolean hasMembers() {
        return members > 0;
    }

    void used() {
        uses++;
    }

    void released(long now) {
        uses--;
        lastUse = now;
    }

    /** Returns the nanoseconds until the room may be forgotten, or a negative number if it is in use. */
    long rest(long now) {
        return members > 0 || uses > 0 ? -1 : Math.max(0, rule.idle().toNanos() - (now - lastUse));
    }

    /** Notes that the room will be forgotten if it is not used. Returns false if that was noted. */
    synchronized boolean expires() {
        boolean begins = !expiring;
        expiring = true;
        return begins;
    }

    void keeps() {
        expiring = false;
    }

    /** Takes the lock. Returns false if that takes too long. */
    boolean lock(long nanos) {
        try {
            return changing.tryLock(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void unlock() {
        changing.unlock();
    }

    /** Tests whether the calling thread, which has the lock, is within a function that changes the value. */
    boolean isApplying() {
        return applying;
    }

    void applying(boolean now) {
        applying = now;
    }

    /** Returns what lets other nodes have their turn, for the thread that has the lock. */
    Turns turns() {
        return turns;
    }

    /** Notes that the value of an epoch is not older than what was saved. */
    void check(long epoch) {
        checked = epoch;
    }

    boolean isChecked(long epoch) {
        return checked == epoch;
    }
}
