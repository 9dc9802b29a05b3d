// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.beans;

import java.lang.reflect.Method;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import dev.foyer.EventRefused;
import dev.foyer.RateLimited;
import dev.foyer.internal.wire.Fault;
import org.jspecify.annotations.Nullable;

/** Refuses excess calls of methods annotated {@link RateLimited}. */
@Interceptor
@RateLimited(permits = 1)
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class RateLimiting {

    private final RateLimits limits;

    /** For CDI. */
    @Inject
    public RateLimiting(RateLimits limits) {
        this.limits = limits;
    }

    /** Counts the call, and refuses it if it exceeds the limit. */
    @AroundInvoke
    public @Nullable Object limit(InvocationContext context) throws Exception {
        Method method = context.getMethod();
        RateLimited limit = method.getAnnotation(RateLimited.class);
        if (limit == null) { // the annotation of the class, inherited by CDI's subclass
            Class<?> type = context.getTarget().getClass();
            limit = type.getAnnotation(RateLimited.class);
        }
        if (limit != null && !limits.tryTake(method, limit)) {
            throw new EventRefused(Fault.RATE_LIMITED.code(), Fault.RATE_LIMITED.message());
        }
        return context.proceed();
    }
}
