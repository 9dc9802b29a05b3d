// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.beans;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Inject;

import dev.foyer.ConnectionScoped;
import dev.foyer.RateLimited;
import dev.foyer.internal.inbound.TokenBucket;

/** Counts the calls that one connection, or its user, may still make to rate-limited methods. */
@ConnectionScoped
public class RateLimits {

    private final Services services;
    private final Map<Method, TokenBucket> buckets = new ConcurrentHashMap<>(2);

    /** For the proxy. */
    public RateLimits() {
        this.services = new Services();
    }

    /** For CDI. */
    @Inject
    public RateLimits(Services services) {
        this.services = services;
    }

    /** The calls of one method by one user. */
    private record UserCalls(String user, Method method) {}

    /** Tests whether the connection may call a method once more now, and counts the call. */
    public boolean tryTake(Method method, RateLimited limit) {
        Optional<String> user = limit.by() == RateLimited.By.USER
                ? services.current().connection().userId()
                : Optional.empty();
        if (user.isPresent()) {
            return services.userCalls().tryTake(new UserCalls(user.get(), method), () -> bucket(limit));
        }
        return buckets.computeIfAbsent(method, first -> bucket(limit)).tryTake();
    }

    private TokenBucket bucket(RateLimited limit) {
        return new TokenBucket(limit.permits(), Math.max(1, limit.per()), limit.permits(), services.clock());
    }
}
