// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the member of a user context that says until when the user may stay connected: a record component, a field, or
 * a method without parameters, of type {@link java.time.Instant}. It takes precedence over the expiry
 * of a token that Foyer knows of; a {@code null} does not. The client is told, so that it can send new credentials in
 * time. The connection is closed with {@link Closing#EXPIRED} when {@code foyer.auth.grace} has passed since.
 * {@link java.time.Instant#MAX} means never.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface ExpiresAt {}
