// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.time.Duration;
import java.util.List;

/**
 * Gives up what takes too long. The other threads cannot: what they ask of the database may have no end.
 *
 * @param patience how long a message may wait
 */
record Watchdog(Duration patience, Waiting waiting, Joined joined, List<Link> links, Pause pause) implements Runnable {

    private static final Duration LONGEST = Duration.ofMillis(500);

    @Override
    public void run() {
        Duration part = patience.dividedBy(20);
        long step = Math.max(1_000_000, (part.compareTo(LONGEST) < 0 ? part : LONGEST).toNanos());
        while (!pause.isOver()) {
            pause.nanos(step);
            long now = System.nanoTime();
            waiting.expire(now - patience.toNanos());
            joined.expire(now - patience.toNanos());
            links.forEach(link -> link.watch(now));
        }
    }
}
