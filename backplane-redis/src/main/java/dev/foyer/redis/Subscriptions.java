// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.foyer.spi.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Holds what this node wants to be subscribed to, and what has changed since Redis was told. After a new connection,
 * all of it is to be told again. Safe for any thread.
 */
final class Subscriptions {

    /**
     * What Redis has not been told.
     *
     * @param wanted the channels to subscribe to
     * @param dropped the channels to unsubscribe from
     * @param renewal whether these are all, for a new connection
     */
    record Changes(List<String> wanted, List<String> dropped, boolean renewal) {}

    private final Channels channels;

    // Mutable state, guarded by this.
    private final Map<String, Topic> wanted = new LinkedHashMap<>();
    private final Map<String, Boolean> changed = new LinkedHashMap<>();
    private boolean renewal;

    Subscriptions(Channels channels) {
        this.channels = channels;
    }

    synchronized void want(Topic topic) {
        String channel = channels.of(topic);
        wanted.put(channel, topic);
        changed.put(channel, true);
    }

    synchronized void drop(Topic topic) {
        String channel = channels.of(topic);
        wanted.remove(channel);
        changed.put(channel, false);
    }

    /** Returns the topic of a channel, or {@code null} if it is not wanted any more. */
    synchronized @Nullable Topic topic(String channel) {
        return wanted.get(channel);
    }

    synchronized boolean isEmpty() {
        return changed.isEmpty() && !renewal;
    }

    /** Takes what has changed, all at once: a change that comes later waits for the next call. */
    synchronized Changes take() {
        var now = new Changes(new ArrayList<>(), new ArrayList<>(), renewal);
        changed.forEach((channel, wish) -> (wish ? now.wanted() : now.dropped()).add(channel));
        changed.clear();
        renewal = false;
        return now;
    }

    /** Wants everything anew, as the connection is a new one. */
    synchronized void tellAll() {
        changed.values().removeIf(wish -> wish); // what is dropped may have been told on the new connection just before
        wanted.keySet().forEach(channel -> changed.put(channel, true));
        renewal = true;
    }
}
