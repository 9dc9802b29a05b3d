// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.upgrade;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

import dev.foyer.internal.flow.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a moment why handshakes were refused. A page cannot see the reason, and another attempt would run
 * {@code @OnConnect} again. So the page names its attempt in the query, in a way that nobody can guess, and then asks
 * for that name. Bounded in number and in time. Safe for any thread.
 */
public final class RefusedAttempts {

    private static final int MOST = 1_000;
    private static final Duration KEPT = Duration.ofSeconds(30);

    private final LongSupplier nanoTime;
    private final Map<String, Kept> refused = new LinkedHashMap<>();

    private record Kept(Refusal refusal, long since) {}

    /** Starts without attempts, with a clock of nanoseconds. */
    public RefusedAttempts(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Keeps the refusal of an attempt that has a name. */
    void keep(@Nullable String name, Refusal refusal) {
        if (name != null) {
            long now = nanoTime.getAsLong();
            synchronized (refused) {
                refused.remove(name);
                refused.put(name, new Kept(refusal, now));
                removeOld(now);
            }
        }
    }

    /** Returns the refusal of the attempt of that name, if there was one a moment ago. */
    Optional<Refusal> find(@Nullable String name) {
        if (name == null) {
            return Optional.empty();
        }
        synchronized (refused) {
            removeOld(nanoTime.getAsLong());
            return Optional.ofNullable(refused.get(name)).map(Kept::refusal);
        }
    }

    private void removeOld(long now) {
        var oldest = refused.values().iterator();
        while (oldest.hasNext() && (now - oldest.next().since() > KEPT.toNanos() || refused.size() > MOST)) {
            oldest.remove();
        }
    }
}
