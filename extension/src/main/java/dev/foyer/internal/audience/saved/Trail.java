// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience.saved;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import dev.foyer.internal.address.Group;
import dev.foyer.spi.Position;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one connection where other nodes find it: under the hash of what its client must know. Safe for any thread; only
 * {@link #entering} and {@link #left} may be called with the lock of the registry.
 */
public final class Trail {

    private final SavedConnections all;
    private final Duration afterwards;
    private final @Nullable Arrival arrival;

    // Mutable state.
    private final Map<Group, Position> joined = new ConcurrentHashMap<>();
    private @Nullable String key; // guarded by this, as the next two
    private @Nullable String earlierKey;
    private boolean over;

    /**
     * Creates the trail of a connection that is not kept yet.
     *
     * @param afterwards how long to keep it after the end of this node
     * @param arrival what it has brought from another node, or {@code null} if it comes from none
     */
    public Trail(SavedConnections all, Duration afterwards, @Nullable Arrival arrival) {
        this.all = all;
        this.afterwards = afterwards;
        this.arrival = arrival;
        if (arrival != null) {
            key = arrival.key();
            SavedConnection saved = arrival.saved();
            saved.rooms().forEach(room -> entering(Group.room(saved.namespace(), room.name()), room.joinedAt()));
        }
    }

    /** Returns what the connection has brought from another node, or {@code null} if it comes from none. */
    public @Nullable Arrival arrival() {
        return arrival;
    }

    /**
     * Notes where the log of a room is before the connection joins. What the connection has brought from an earlier node
     * holds.
     *
     * @param at {@code null} if that is unknown
     */
    public void entering(Group room, @Nullable Position at) {
        if (at != null) {
            joined.putIfAbsent(room, at);
        }
    }

    /** Notes that the connection has left a room. */
    public void left(Group room) {
        joined.remove(room);
    }

    /** Returns where the log of a room was when the connection joined, or {@code null} if that is unknown. */
    public @Nullable Position joinedAt(Group room) {
        return joined.get(room);
    }

    /** Lets the client say for so long how far it has got elsewhere. For one thread. */
    public void check(long now) {
        if (arrival != null) {
            arrival.check(now);
        }
    }

    /** Keeps the connection as it is now. Has no effect before it has a key. */
    public synchronized void save(Supplier<SavedConnection> now) {
        if (key == null || over) {
            return;
        }
        SavedConnection connection = now.get();
        all.save(key, connection, afterwards);
        if (earlierKey != null) {
            all.save(earlierKey, connection, afterwards);
        }
    }

    /** Keeps the connection under another key. The one before does, too, until it is {@link #forgetEarlier forgotten}. */
    public synchronized void renew(String next, Supplier<SavedConnection> now) {
        forgetEarlier();
        earlierKey = key;
        key = next;
        save(now);
    }

    /** Keeps the connection under the latest key only. */
    public synchronized void forgetEarlier() {
        if (earlierKey != null) {
            all.save(earlierKey, null, afterwards);
            earlierKey = null;
        }
    }

    /**
     * Notes that the connection has ended.
     *
     * @param elsewhere whether its client may go on with it on another node
     */
    public synchronized void end(boolean elsewhere) {
        if (!elsewhere && !over) {
            forgetEarlier();
            if (key != null) {
                all.save(key, null, afterwards);
            }
        }
        over = true;
        if (arrival != null) {
            arrival.giveUp();
        }
    }
}
