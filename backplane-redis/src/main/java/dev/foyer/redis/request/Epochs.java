// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis.request;

import dev.foyer.redis.internal.RedisSocket;
import dev.foyer.spi.Position;

/**
 * Knows which epochs the logs of this run of Redis may have. A run that follows another may have lost some of its data,
 * and be without knowing it where the other one was before: all logs begin anew then. Safe for any thread.
 */
public final class Epochs {

    private final String key;

    // Mutable state, guarded by this.
    private boolean used;
    private String run = "";
    private long since;
    private long known;
    private long beforeRun; // the latest epoch of earlier runs
    private int changes;

    /**
     * Creates what knows nothing.
     *
     * @param key where Redis keeps it
     */
    public Epochs(String key) {
        this.key = key;
    }

    /** Notes that this node has logs. */
    public synchronized void use() {
        used = true;
    }

    public synchronized boolean isUsed() {
        return used;
    }

    /** Notes a position of a log. */
    public synchronized void saw(Position at) {
        known = Math.max(known, at.epoch());
    }

    /** Returns the latest epoch of any log that this node has heard of. */
    public synchronized long known() {
        return known;
    }

    /** Returns how often logs may have been lost. */
    public synchronized int changes() {
        return changes;
    }

    /** Returns the epoch that none may be older than. Called on each new connection before it is used for logs. */
    public long enter(RedisSocket socket, String thisRun) {
        long before;
        synchronized (this) {
            if (!thisRun.equals(run)) {
                beforeRun = run.isEmpty() ? 0 : known;
                run = thisRun;
            }
            before = beforeRun;
        }
        var answer = (byte[]) Scripts.EPOCH.run(socket, key, thisRun, String.valueOf(before));
        long found = Long.parseLong(RedisSocket.text(answer));
        synchronized (this) {
            if (since != 0 && found != since) {
                changes++;
            }
            since = found;
        }
        return found;
    }
}
