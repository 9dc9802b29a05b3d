// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.history;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Recognizes events that are in two epochs of a log, as an engine that has lost its log may append again what it has not
 * confirmed. Not safe for several threads at a time.
 */
final class Repeats {

    private static final int MOST = 64;

    private final Map<String, Long> latest = new LinkedHashMap<>(4, 0.75f, true);

    /** Tests whether an event has come before, and remembers it. */
    boolean isRepeat(LoggedEvent.Origin origin) {
        if (origin.number() == 0) {
            return false;
        }
        Long before = latest.get(origin.node());
        if (before != null && before >= origin.number()) {
            return true;
        }
        latest.put(origin.node(), origin.number());
        if (latest.size() > MOST) {
            latest.remove(latest.keySet().iterator().next());
        }
        return false;
    }
}
