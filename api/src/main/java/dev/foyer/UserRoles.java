// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the member of a user context that holds the user's roles: a record component, a field, or a method without
 * parameters, of a type such as {@code Set<String>} or {@code String[]}. {@code @RolesAllowed} on the
 * endpoint and on its events takes these roles as it takes those of the server's login, in addition to them. A
 * {@code null} names no roles.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface UserRoles {}
