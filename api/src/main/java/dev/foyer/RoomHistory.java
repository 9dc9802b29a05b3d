// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that rooms keep their latest events. All members of such a room, on all nodes, get the same events in the
 * same order, and each event has a position. {@link Room#history} returns the latest, and {@link Room#joinWithHistory}
 * sends them to a connection that joins.
 *
 * <p>Stands on any class of the application, such as an endpoint. {@code @RoomHistory("lobby")} is for the room
 * {@code lobby}, and {@code @RoomHistory("board:{id}")} for every room whose name has any text, but no slash, in place
 * of {@code {id}}. Of several that fit, the one without braces counts. The setting {@code foyer.history} can declare
 * the same, and wins.
 *
 * <p>An event is forgotten as soon as one of the bounds is exceeded. The newest event of a room is kept even if it is
 * larger than {@link #bytes}. Events whose {@link ServerEvent#delivery} is {@code LATEST} or {@code VOLATILE} are not
 * kept and have no position.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(RoomHistory.All.class)
public @interface RoomHistory {

    /** Is how long an event is kept unless something else is said. */
    String DEFAULT_AGE = "5m";

    /** Is the number of bytes that a room keeps unless something else is said. */
    int DEFAULT_BYTES = 1_048_576;

    /** Gives the name of a room, or a pattern of names with variables in braces. */
    String value();

    /** Limits the number of events that each room keeps, to at most 10,000. */
    int events() default 100;

    /** Limits how long an event is kept, such as {@code 30s} or {@code PT5M}, to at most one day. */
    String age() default DEFAULT_AGE;

    /** Limits the bytes that the events of each room take, to at most 16,777,216. */
    int bytes() default DEFAULT_BYTES;

    /** Holds several of these annotations. The compiler adds it. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface All {

        /** Lists the annotations. */
        RoomHistory[] value();
    }
}
