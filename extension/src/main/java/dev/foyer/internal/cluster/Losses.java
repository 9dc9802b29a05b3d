// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.foyer.spi.Topic;

/** Remembers on which topics messages were lost, until that has been told. Safe for any thread. */
final class Losses {

    /** The number of topics that are remembered one by one. */
    private static final int MOST = 1_000;

    /**
     * What was lost on one topic.
     *
     * @param since when the first lost message was published
     */
    record Loss(Topic topic, Instant since) {}

    // Mutable state, guarded by this: topics with the time of the first loss, and what is being told.
    private final Map<Topic, Instant> untold = new LinkedHashMap<>();
    private final Set<Loss> underWay = new HashSet<>();

    synchronized void add(Topic topic, Instant since) {
        Topic counted = untold.size() < MOST || untold.containsKey(topic) ? topic : Topic.ALL;
        untold.merge(counted, since, Losses::earlier);
    }

    /** Returns what is to be told now. It counts as lost until {@link #told}. */
    synchronized List<Loss> tell() {
        var now = new ArrayList<Loss>();
        untold.forEach((topic, since) -> now.add(new Loss(topic, since)));
        untold.clear();
        underWay.addAll(now);
        return now;
    }

    /**
     * Notes how telling ended.
     *
     * @param handedOver whether the other nodes have got it
     */
    synchronized void told(Loss loss, boolean handedOver) {
        underWay.remove(loss);
        if (!handedOver) {
            add(loss.topic(), loss.since());
        }
    }

    /** Returns the time of the first loss that may not have been told, but not later than another time. */
    synchronized Instant since(Instant latest) {
        Instant since = latest;
        for (Instant one : untold.values()) {
            since = earlier(since, one);
        }
        for (Loss loss : underWay) {
            since = earlier(since, loss.since());
        }
        return since;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
