// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;

/**
 * Limits how often each connection, or each user, may call an {@code @OnEvent} method. On a class, the annotation
 * limits each of its {@code @OnEvent} methods separately. A call over the limit is answered {@code rate-limited} and
 * does not reach the method. Unused permits accumulate, up to {@link #permits}.
 */
@Documented
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RateLimited {

    /** Sets the number of calls that are allowed within {@link #per} seconds. */
    @Nonbinding
    int permits();

    /** Sets the length of the period in seconds. */
    @Nonbinding
    int per() default 1;

    /** Says whose calls are counted together. */
    @Nonbinding
    By by() default By.CONNECTION;

    /** Names those who share a count. */
    enum By {

        /** Each connection has its own count. */
        CONNECTION,

        /**
         * All connections of a user to one node share a count, and a new connection goes on with it. A connection
         * without a {@link UserId} has its own count.
         */
        USER
    }
}
