// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.beans;

import java.lang.reflect.Method;
import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import dev.foyer.EventRefused;
import dev.foyer.RateLimited;
import dev.foyer.internal.inbound.TokenBucket;
import dev.foyer.internal.wire.Fault;
import org.jspecify.annotations.Nullable;

/** Refuses excess calls of methods annotated {@link RateLimited}. */
@Interceptor
@RateLimited(permits = 1)
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class RateLimiting {

    private final RateLimits limits;
    private final Services services;

    /** For CDI. */
    @Inject
    public RateLimiting(RateLimits limits, Services services) {
        this.limits = limits;
        this.services = services;
    }

    /** The calls of one method by one user. */
    private record UserCalls(String user, Method method) {}

    /** Counts the call, and refuses it if it exceeds the limit. */
    @AroundInvoke
    public @Nullable Object limit(InvocationContext context) throws Exception {
        Method method = context.getMethod();
        RateLimited limit = method.getAnnotation(RateLimited.class);
        if (limit == null) { // the annotation of the class, inherited by CDI's subclass
            Class<?> type = context.getTarget().getClass();
            limit = type.getAnnotation(RateLimited.class);
        }
        if (limit != null && !tryTake(method, limit)) {
            throw new EventRefused(Fault.RATE_LIMITED.code(), Fault.RATE_LIMITED.message());
        }
        return context.proceed();
    }

    private boolean tryTake(Method method, RateLimited limit) {
        Optional<String> user = limit.by() == RateLimited.By.USER
                ? services.current().connection().userId()
                : Optional.empty();
        return user.isPresent()
                ? services.userCalls().tryTake(new UserCalls(user.get(), method), () -> bucket(limit))
                : limits.tryTake(method, () -> bucket(limit));
    }

    private TokenBucket bucket(RateLimited limit) {
        return new TokenBucket(limit.permits(), Math.max(1, limit.per()), limit.permits(), services.clock());
    }
}
