// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The buckets that several connections share. Each is kept until it is full again. Safe for any thread. */
public final class SharedBuckets {

    /** So many are kept without a look at which of them are full. */
    private static final int FEW = 1_000;

    private final Map<Object, TokenBucket> all = new ConcurrentHashMap<>();
    private final AtomicInteger enough = new AtomicInteger(FEW);

    /**
     * Takes a permit. Returns false if none is left.
     *
     * @param key says whose it is
     * @param full makes a full bucket
     */
    public boolean tryTake(Object key, Supplier<TokenBucket> full) {
        boolean[] taken = new boolean[1];
        all.compute(key, (same, known) -> {
            TokenBucket bucket = known == null ? full.get() : known;
            taken[0] = bucket.tryTake();
            return bucket;
        });
        int most = enough.get();
        if (all.size() > most && enough.compareAndSet(most, Integer.MAX_VALUE)) {
            all.keySet().forEach(each -> all.computeIfPresent(each, (same, bucket) -> bucket.isFull() ? null : bucket));
            enough.set(Math.max(FEW, 2 * all.size()));
        }
        return taken[0];
    }

    /** Returns the number of buckets. */
    int count() {
        return all.size();
    }
}
