// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares what rooms remember. Each room of the given name holds one value of the annotated record, the same on all
 * nodes. {@link State} reads and changes it. The members of the room whose clients use {@code foyer.v1} get the value
 * when they join, and then every change.
 *
 * <p>{@code @RoomState("lobby")} is for the room {@code lobby}, and {@code @RoomState("board:{id}")} for every room
 * whose name has any text, but no slash, in place of {@code {id}}. A room has at most one such record; of several that
 * fit, the one without braces counts.
 *
 * <p>The record has a method {@code static Board initial(String room)}, if {@code Board} is its name. The method makes
 * the first value of a room from the room's name. It may read a database, and may throw an exception, which the caller
 * of {@link Room#join} or {@link State} gets. It is called when the room has no value yet, and none is saved. If
 * several threads or nodes call it at the same time, one of the results becomes the value and the others are dropped.
 *
 * <p>The value is validated and written with JSON-B, as a {@link ServerEvent} is, and must be public like one. It is a
 * JSON object. In maps and components, {@code null} and absent are the same. Prefer maps with keys to lists: a change
 * in a map is sent alone, but a list is sent as a whole.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RoomState {

    /** Is how long an empty room remembers unless something else is said. */
    String DEFAULT_IDLE = "30s";

    /** Gives the name of a room, or a pattern of names with variables in braces. */
    String value();

    /**
     * Says how long a room remembers its value without members and without use, such as {@code 30s} or {@code PT5M},
     * from one second to one day. After that time the value is forgotten, unless there is a
     * {@link dev.foyer.spi.StateStore}: then it is loaded again.
     */
    String idle() default DEFAULT_IDLE;

    /**
     * Says whether {@link State#update} returns only after the value is saved. That needs a
     * {@link dev.foyer.spi.StateStore}. Otherwise it is saved within a second.
     */
    boolean durable() default false;

    /**
     * Limits the number of members on all nodes. A connection that wants to join a full room is refused with an
     * {@link EventRefused} of the code {@code room-full}. A connection whose line is lost keeps its seat for as long as
     * it may come back. With 0, there is no limit.
     */
    int seats() default 0;

    /**
     * Limits how often members get changes: the changes of this many milliseconds are sent as one. With 0, each change
     * is sent at once. At most 10,000.
     */
    int pace() default 0;
}
