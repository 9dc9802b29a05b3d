// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Knows whether what is published arrives here: this node's own beats do. A connection that is open shows nothing, as
 * what is on it may be held up or thrown away on the way. Safe for any thread.
 */
final class Reception {

    /** The number of ticks in a row that may bring nothing back. */
    static final int PATIENCE = 12;

    // Mutable state, guarded by this.
    private Instant latest;
    private @Nullable Instant lost;
    private boolean connected = true;
    private boolean lossy; // since nothing arrives any more, the engine has lost something
    private boolean whole; // since nothing arrives any more, the engine has lost nothing
    private int quiet;

    /** Creates a reception that is as good as new. */
    Reception(Instant start) {
        this.latest = start;
    }

    /**
     * Counts a tick. A process that was asleep has had no ticks, and is not alarmed.
     *
     * @return whether too many ticks have brought nothing back, though the engine is connected
     */
    synchronized boolean isSilent() {
        if (connected && ++quiet >= PATIENCE) {
            quiet = 0;
            return true;
        }
        return false;
    }

    /** Notes that nothing arrives. Returns false if that was known. */
    synchronized boolean lose() {
        if (lost != null) {
            return false;
        }
        lossy = false;
        whole = false;
        lost = latest;
        return true;
    }

    /** Notes that the engine has no connection. */
    synchronized void interrupted() {
        connected(false);
    }

    private void connected(boolean now) {
        connected = now;
        quiet = 0;
    }

    /**
     * Notes that an own beat has come back.
     *
     * @return the moment since when nothing had arrived, or {@code null} if all had
     */
    synchronized @Nullable Instant arrived(Instant now) {
        if (!connected) {
            return null; // not everything is subscribed to again
        }
        Instant since = lost;
        latest = now;
        lost = null;
        quiet = 0;
        return since;
    }

    /** Notes whether the engine, which has its connection again, has lost something meanwhile. */
    synchronized void resumed(boolean loss) {
        lossy = lossy || loss;
        whole = !lossy;
        connected(true);
    }

    /** Tests whether the engine has said that nothing was lost. */
    synchronized boolean isWhole() {
        return whole;
    }

    /** Returns when an own beat has come back the last time. */
    synchronized Instant latest() {
        return latest;
    }

    synchronized boolean isConnected() {
        return connected;
    }

    synchronized boolean isLost() {
        return lost != null;
    }
}
