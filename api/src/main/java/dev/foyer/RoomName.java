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
 * Injects the {@link Room} with a name, or the {@link State} of that room.
 *
 * <p>{@code @RoomName("lobby")} injects the room {@code lobby}. {@code @RoomName("game-{id}")} inserts the path
 * variable {@code id} of the current connection, so such a room can be used only inside a callback of a connection.
 */
@Documented
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE})
public @interface RoomName {

    /** Gives the name, or a name with path variables in braces. */
    @Nonbinding
    String value();

    /** Gives the namespace of the room. */
    @Nonbinding
    String namespace() default "/";
}
