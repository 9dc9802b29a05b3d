// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;

/**
 * Injects the {@link Room} of a name.
 *
 * <p>{@code @RoomName("lobby")} is that room. {@code @RoomName("game-{id}")} puts in the variable {@code id} of the current
 * connection's path; such a room can be used only inside a callback of a connection.
 */
@Documented
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE})
public @interface RoomName {

    /** The name, or a name with path variables in braces. */
    @Nonbinding
    String value();

    /** The namespace of the room. */
    @Nonbinding
    String namespace() default "/";
}
