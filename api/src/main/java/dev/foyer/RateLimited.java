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
 * Limits how often each connection may call an {@code @OnEvent} method, or each of those of a class. A call too many is answered
 * {@code rate-limited} and does not reach the method. A pause earns calls again, up to {@link #permits} at once. Each
 * method has a count of its own.
 */
@Documented
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RateLimited {

    /** How many calls. */
    @Nonbinding
    int permits();

    /** In how many seconds. */
    @Nonbinding
    int per() default 1;
}
