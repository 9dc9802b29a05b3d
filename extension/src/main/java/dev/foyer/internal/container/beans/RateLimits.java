// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.beans;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

import jakarta.inject.Inject;

import dev.foyer.ConnectionScoped;
import dev.foyer.RateLimited;
import dev.foyer.internal.inbound.TokenBucket;

/** Counts the calls that one connection may still make to its rate-limited methods. */
@ConnectionScoped
public class RateLimits {

    private final LongSupplier clock;
    private final Map<Method, TokenBucket> buckets = new ConcurrentHashMap<>(2);

    /** For the proxy. */
    public RateLimits() {
        this.clock = () -> 0;
    }

    /** For CDI. */
    @Inject
    public RateLimits(Services services) {
        this.clock = services.clock();
    }

    /** Tests whether the connection may call a method once more now, and counts the call. */
    public boolean tryTake(Method method, RateLimited limit) {
        return buckets.computeIfAbsent(method, first -> bucket(limit)).tryTake();
    }

    private TokenBucket bucket(RateLimited limit) {
        return new TokenBucket(limit.permits(), Math.max(1, limit.per()), limit.permits(), clock);
    }
}
