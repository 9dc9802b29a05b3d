// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster;

import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

import dev.foyer.spi.Backplane;
import dev.foyer.spi.Topic;

/**
 * Subscribes to the topics of groups that have members here. A subscription outlives the last member for a while, as
 * rooms are often left and joined again. Safe for any thread.
 */
final class Interests {

    /** How long a subscription outlives the last member. */
    static final Duration LINGER = Duration.ofSeconds(30);

    private final Backplane engine;
    private final LongSupplier nanos;

    // Mutable state, guarded by this: the topics with members, and the others with the time of their last member.
    private final Set<Topic> occupied = new HashSet<>();
    private final Map<Topic, Long> vacant = new LinkedHashMap<>();

    /**
     * Creates interests without any topic.
     *
     * @param nanos the nanoseconds of a clock that only goes forward
     */
    Interests(Backplane engine, LongSupplier nanos) {
        this.engine = engine;
        this.nanos = nanos;
    }

    synchronized void occupy(Topic topic) {
        boolean subscribed = vacant.remove(topic) != null;
        if (occupied.add(topic) && !subscribed) {
            engine.subscribe(topic);
        }
    }

    synchronized void vacate(Topic topic) {
        if (occupied.remove(topic)) {
            vacant.put(topic, nanos.getAsLong());
        }
    }

    /** Subscribes to a topic for a while, if it has no members here. */
    synchronized void follow(Topic topic) {
        if (!occupied.contains(topic)) {
            if (vacant.remove(topic) == null) {
                engine.subscribe(topic);
            }
            vacant.put(topic, nanos.getAsLong());
        }
    }

    /** Ends the subscriptions whose time is over. Called often. */
    synchronized void sweep() {
        long now = nanos.getAsLong();
        Iterator<Map.Entry<Topic, Long>> oldest = vacant.entrySet().iterator();
        while (oldest.hasNext()) {
            Map.Entry<Topic, Long> next = oldest.next();
            if (now - next.getValue() < LINGER.toNanos()) {
                return;
            }
            oldest.remove();
            engine.unsubscribe(next.getKey());
        }
    }
}
