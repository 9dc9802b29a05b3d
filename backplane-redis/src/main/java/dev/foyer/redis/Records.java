// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

import dev.foyer.redis.request.Keeping;
import dev.foyer.redis.request.Lasting;
import dev.foyer.redis.request.Taking;
import org.jspecify.annotations.Nullable;

/** The records that nodes keep for each other, each node in a hash of its own, which expires. Safe for any thread. */
final class Records {

    /** How long the records of a node outlive it at least if it is killed, beyond the time that is asked for. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final long RENEWED_NANOS = LEASE.toNanos() / 3;

    private final Channels channels;
    private final String own;
    private final Waiting waiting;

    // Mutable state.
    private final AtomicLong millis = new AtomicLong(); // how long they are kept afterwards; 0 if there are none
    private final AtomicLong renewed = new AtomicLong();

    Records(Channels channels, String node, Waiting waiting) {
        this.channels = channels;
        this.own = channels.records(node);
        this.waiting = waiting;
    }

    void keep(String key, @Nullable String record, Duration afterwards) {
        millis.accumulateAndGet(afterwards.toMillis(), Math::max);
        waiting.add(new Keeping(own, key, record));
        if (record != null) {
            last(); // it may be the first one, and this node may end at any time
        }
    }

    CompletionStage<Optional<String>> take(String node, String key) {
        var taking = new Taking(channels.records(node), key);
        waiting.add(taking);
        return taking.taken();
    }

    /** Has the records last. Called often, by one thread. */
    void tick(long now) {
        if (millis.get() > 0 && now - renewed.get() >= RENEWED_NANOS) {
            renewed.set(now);
            last();
        }
    }

    private void last() {
        waiting.add(new Lasting(own, LEASE.plusMillis(millis.get())));
    }
}
