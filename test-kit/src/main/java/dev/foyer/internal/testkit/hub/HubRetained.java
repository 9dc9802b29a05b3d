// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.hub;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import dev.foyer.internal.flow.Utf8;
import dev.foyer.spi.Retained;
import dev.foyer.spi.Retention;
import dev.foyer.spi.Topic;
import org.jspecify.annotations.Nullable;

/** Holds what topics retain. For one thread. */
final class HubRetained {

    private final LongSupplier nanos;
    private final Map<Topic, Contents> topics = new HashMap<>();

    /** What one topic retains, until a moment. */
    private static final class Contents {
        private final Map<String, Retained> all = new LinkedHashMap<>();
        private long until;
    }

    HubRetained(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * Retains a message, unless one of a greater version is there.
     *
     * @throws IllegalStateException if that is too much
     */
    boolean put(Topic topic, Retained message, Retention keep) {
        Contents contents = contents(topic);
        Retained before = contents.all.get(message.key());
        if (isLater(before, message)) {
            return false;
        }
        long bytes =
                contents.all.values().stream().mapToLong(HubRetained::bytes).sum()
                        + bytes(message)
                        - (before == null ? 0 : bytes(before));
        if (bytes > keep.bytes() || (before == null && contents.all.size() >= keep.events())) {
            throw new IllegalStateException("The topic retains too much.");
        }
        contents.all.remove(message.key());
        contents.all.put(message.key(), message);
        last(topic, contents, keep);
        return true;
    }

    /** Tests whether a message is missing, and there is room for it. */
    boolean isMissing(Topic topic, Retained message, Retention keep) {
        Map<String, Retained> all = contents(topic).all;
        Retained before = all.get(message.key());
        return before == null ? all.size() < keep.events() : isLater(message, before);
    }

    /** Lets all that a topic retains last from now on. */
    void last(Topic topic, Retention keep) {
        Contents contents = contents(topic);
        if (!contents.all.isEmpty()) {
            last(topic, contents, keep);
        }
    }

    private void last(Topic topic, Contents contents, Retention keep) {
        contents.until = nanos.getAsLong() + keep.age().toNanos();
        topics.put(topic, contents);
    }

    private static boolean isLater(@Nullable Retained one, Retained other) {
        return one != null && one.version() != null && other.version() != null && one.version() > other.version();
    }

    private static int bytes(Retained message) {
        return message.key().length() + Utf8.length(message.message());
    }

    List<Retained> of(Topic topic) {
        return List.copyOf(contents(topic).all.values());
    }

    /** Returns the number of topics that retain something. */
    int topics() {
        topics.values().removeIf(contents -> contents.until - nanos.getAsLong() < 0);
        return topics.size();
    }

    private Contents contents(Topic topic) {
        topics();
        return topics.getOrDefault(topic, new Contents());
    }

    void clear() {
        topics.clear();
    }
}
