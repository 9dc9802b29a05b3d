// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Knows the other nodes that run, by their beats, and for a while those that were lost. Safe for any thread. */
final class Peers {

    /** How long a node counts after its latest beat. */
    static final Duration LEASE = Duration.ofSeconds(9);

    /** How long a node that was lost is remembered, as it may come back with news of what it could not hand over. */
    private static final Duration MEMORY = Duration.ofHours(1);

    // Mutable state, guarded by this.
    private final Map<String, Seen> running = new HashMap<>();
    private final Map<String, Seen> lost = new HashMap<>();

    /**
     * When a node was heard of.
     *
     * @param nanos the time from which its lease runs, in nanoseconds
     * @param settled the moment before which all that it published has arrived here, or is told as lost
     */
    private record Seen(long nanos, Instant settled) {}

    /**
     * Notes a beat.
     *
     * @param nanos the time in nanoseconds
     * @param settled the moment before which all that the node published has arrived here, or is told as lost;
     *     {@code null} to leave it as it was
     * @return whether the node did not count
     */
    synchronized boolean heard(String node, long nanos, @Nullable Instant settled) {
        boolean counted = running.containsKey(node);
        Seen before = counted ? running.get(node) : lost.remove(node);
        Instant known = before == null ? Instant.MAX : before.settled();
        running.put(node, new Seen(nanos, settled == null ? known : settled));
        return !counted;
    }

    /** Forgets a node that has stopped. Returns whether it counted. */
    synchronized boolean left(String node) {
        lost.remove(node);
        return running.remove(node) != null;
    }

    /**
     * Counts the nodes no more that have not been heard of for too long, and returns them.
     *
     * @param nanos the time in nanoseconds
     */
    synchronized Set<String> sweep(long nanos) {
        var late = new HashSet<String>();
        running.forEach((node, seen) -> {
            if (nanos - seen.nanos() >= LEASE.toNanos()) {
                lost.put(node, seen);
                late.add(node);
            }
        });
        running.keySet().removeAll(late);
        lost.values().removeIf(seen -> nanos - seen.nanos() >= MEMORY.toNanos());
        return late;
    }

    /**
     * Lets all leases run from now on, as nothing could be heard of the nodes.
     *
     * @param nanos the time in nanoseconds
     */
    synchronized void renew(long nanos) {
        running.replaceAll((node, seen) -> new Seen(nanos, seen.settled()));
    }

    /** Returns the moment before which all that was published has arrived or is told as lost, but not a later one. */
    synchronized Instant settled(Instant latest) {
        Instant until = latest;
        for (Map<String, Seen> nodes : List.of(running, lost)) {
            for (Seen seen : nodes.values()) {
                until = seen.settled().isBefore(until) ? seen.settled() : until;
            }
        }
        return until;
    }

    /** Tests whether a node was lost, and may come back. */
    synchronized boolean isLost(String node) {
        return lost.containsKey(node);
    }

    /** Tests whether a node counts. */
    synchronized boolean count(String node) {
        return running.containsKey(node);
    }

    /** Returns the nodes that count. */
    synchronized Set<String> names() {
        return Set.copyOf(running.keySet());
    }

    synchronized int count() {
        return running.size();
    }
}
