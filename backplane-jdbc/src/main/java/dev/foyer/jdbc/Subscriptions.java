// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.foyer.jdbc.table.Round;
import dev.foyer.jdbc.text.TopicText;
import dev.foyer.spi.Topic;
import org.jspecify.annotations.Nullable;

/** Holds the topics that this node wants, and what the tables do not say of it yet. Safe for any thread. */
final class Subscriptions implements Round.Wishes {

    // Mutable state, guarded by this.
    private final Map<String, Topic> wanted = new HashMap<>();
    private final Map<String, Boolean> changed = new LinkedHashMap<>();
    private final Map<String, Boolean> taken = new LinkedHashMap<>();

    synchronized void want(Topic topic) {
        String name = TopicText.of(topic);
        wanted.put(name, topic);
        changed.put(name, true);
    }

    synchronized void drop(Topic topic) {
        String name = TopicText.of(topic);
        wanted.remove(name);
        changed.put(name, false);
    }

    /** Returns the topic of this name, or {@code null} if it is not wanted. */
    synchronized @Nullable Topic topic(String name) {
        return wanted.get(name);
    }

    synchronized boolean isChanged() {
        return !changed.isEmpty();
    }

    @Override
    public synchronized Round.Changes take(boolean all) {
        taken.clear();
        taken.putAll(changed);
        changed.clear();
        if (all) {
            wanted.keySet().forEach(name -> taken.put(name, true));
        }
        List<String> more = new ArrayList<>();
        List<String> less = new ArrayList<>();
        taken.forEach((name, wish) -> (wish ? more : less).add(name));
        return new Round.Changes(more, less);
    }

    /** Notes whether what was taken is in the tables. */
    synchronized void told(boolean committed) {
        if (!committed) {
            taken.forEach(changed::putIfAbsent);
        }
        taken.clear();
    }
}
