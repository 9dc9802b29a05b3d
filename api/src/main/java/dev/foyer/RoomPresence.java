// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares what the members of a room see of one another. The annotated type is validated and written with JSON-B, as a
 * {@link ServerEvent} is, and must be public like one. {@link Room#join(Connection, Object)} takes a value of it.
 *
 * <p>{@code @RoomPresence("lobby")} is for the room {@code lobby}, and {@code @RoomPresence("board:{id}")} for every
 * room whose name has any text, but no slash, in place of {@code {id}}. A room has at most one such type; of several
 * that fit, the one without braces counts.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RoomPresence {

    /** Gives the name of a room, or a pattern of names with variables in braces. */
    String value();
}
