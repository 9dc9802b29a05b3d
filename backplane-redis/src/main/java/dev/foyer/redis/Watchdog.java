// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.time.Duration;
import java.util.List;

import dev.foyer.redis.internal.Link;

/**
 * Gives up what takes too long. The other threads cannot: what they do on a socket may not end. Has records last.
 *
 * @param patience how long a message may wait
 */
record Watchdog(Duration patience, Waiting waiting, List<Link> links, Records records, Pause pause)
        implements Runnable {

    private static final long LEAST_MILLIS = 5;
    private static final long MOST_MILLIS = 500;

    @Override
    public void run() {
        long millis = Math.max(LEAST_MILLIS, Math.min(MOST_MILLIS, patience.toMillis() / 20));
        while (!pause.isOver()) {
            pause.millis(millis);
            long now = System.nanoTime();
            waiting.expire(now - patience.toNanos());
            links.forEach(link -> link.watch(now));
            records.tick(now);
        }
    }
}
