// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.beans;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import dev.foyer.ConnectionScoped;
import dev.foyer.internal.inbound.TokenBucket;

/** Counts the calls that one connection may still make to rate-limited methods. */
@ConnectionScoped
public class RateLimits {

    private final Map<Method, TokenBucket> buckets = new ConcurrentHashMap<>(2);

    /**
     * Tests whether the connection may call a method once more now, and counts the call.
     *
     * @param bucket makes the count of a method that was not called before
     */
    public boolean tryTake(Method method, Supplier<TokenBucket> bucket) {
        return buckets.computeIfAbsent(method, first -> bucket.get()).tryTake();
    }
}
