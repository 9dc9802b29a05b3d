// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster;

import java.time.Instant;
import java.util.Set;

import dev.foyer.internal.address.Action;
import dev.foyer.internal.cluster.message.Beat;
import dev.foyer.internal.cluster.message.Envelope;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;

/**
 * The beats of this node, and those of the others. They show which nodes run, and whether what is published arrives.
 * Safe for any thread.
 */
final class Pulse {

    private static final int TICKS_OF_A_BEAT = 4;

    private final String node;
    private final Outgoing outgoing;
    private final Population population;
    private final Times times;
    private final Findings findings;
    private final Reception reception;
    private final Peers peers = new Peers();

    // Mutable state, guarded by this.
    private boolean beating; // since the start, until the stop
    private long ticks;
    private volatile long since; // when it began to hear of others without a break, in nanoseconds

    /** Is told what the beats show. */
    interface Findings {

        /** Notes that nothing of what is published comes back, though the engine is connected. */
        void silent();

        /** Notes that everything arrives again. What was published between these moments may be lost. */
        void returned(Instant since, Instant until);

        /** Notes that a node counts from now on. What it has told before was not taken. */
        void come(String other);

        /** Notes that a node that was lost has come back. */
        void found(String other);

        /** Notes that a node does not run any more. */
        void gone(String other);
    }

    Pulse(String node, Outgoing outgoing, Population population, Times times, Findings findings) {
        this.node = node;
        this.outgoing = outgoing;
        this.population = population;
        this.times = times;
        this.findings = findings;
        this.reception = new Reception(times.clock().instant());
    }

    void begin() {
        synchronized (this) {
            beating = true;
        }
        since = nanos();
        beat(false);
    }

    void end() {
        beat(true);
    }

    /** Called twice a second. */
    void tick() {
        if (reception.isSilent()) {
            lost(Code.BACKPLANE_SILENT);
            findings.silent();
        }
        if (!reception.isLost()) {
            peers.sweep(nanos()).forEach(this::gone);
        }
        if (isBeatDue()) {
            beat(false);
        }
    }

    private synchronized boolean isBeatDue() {
        return ++ticks % TICKS_OF_A_BEAT == 0;
    }

    /** Tells first what was lost: who hears the beat has heard that, too. Nothing comes after the last beat. */
    private synchronized void beat(boolean last) {
        if (reception.isConnected()) { // else it would be lost, too
            outgoing.tellLosses(since -> new Envelope(
                    node, null, new Action.Missed(since, times.clock().instant())));
        }
        if (beating) {
            beating = !last;
            population.beat(sizes -> new Beat(node, outgoing.settled(), sizes, last));
        }
    }

    void interrupted() {
        reception.interrupted();
        lost(Code.BACKPLANE_LOST);
    }

    private void lost(Code code) {
        if (reception.lose()) {
            Log.warning(code);
        }
    }

    /** Returns the last moment at which something has surely arrived. */
    Instant heard() {
        return reception.latest();
    }

    /** Goes on with the engine, which may have lost something. */
    void resumed(boolean loss) {
        reception.resumed(loss);
        beat(false); // what is lost is told when it has come back
    }

    void heard(Beat beat) {
        if (beat.node().equals(node)) {
            returned();
        } else if (beat.last()) {
            if (peers.left(beat.node())) {
                gone(beat.node());
            }
        } else {
            boolean back = peers.isLost(beat.node());
            if (peers.heard(beat.node(), nanos(), reception.isLost() ? null : beat.settled())) {
                Log.info(Code.NODE_COME, size());
                beat(false); // lets it know at once of this one
                findings.come(beat.node());
            }
            if (back) {
                findings.found(beat.node());
            }
            population.heard(beat);
        }
    }

    /**
     * Goes on after an own beat has come back: nothing is in the way of what is published. What another node had told of
     * its losses may be lost, too; then it was not heard of since before them.
     */
    private void returned() {
        Instant now = times.clock().instant();
        Instant since = reception.arrived(now);
        if (since != null) {
            peers.renew(nanos());
            this.since = nanos();
            if (reception.isWhole()) {
                Log.info(Code.BACKPLANE_CONTINUED);
            } else {
                Log.info(Code.BACKPLANE_BACK);
                findings.returned(peers.settled(since), now);
            }
        }
    }

    private void gone(String other) {
        Log.info(Code.NODE_GONE, size());
        findings.gone(other);
    }

    private long nanos() {
        return times.nanos().getAsLong();
    }

    /** Tests whether another node counts. */
    boolean counts(String other) {
        return peers.count(other);
    }

    /** Tests whether a node has ended: it does not count, though it was to be heard of if it ran. */
    boolean hasEnded(String other) {
        return !counts(other) && isConnected() && nanos() - since > Peers.LEASE.toNanos();
    }

    /** Returns the other nodes that count. */
    Set<String> others() {
        return peers.names();
    }

    /** Returns the number of nodes that run, with this one. */
    int size() {
        return peers.count() + 1;
    }

    /** Tests whether everything arrives. */
    boolean isConnected() {
        return !reception.isLost();
    }
}
