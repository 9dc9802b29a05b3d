// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names an event that the server emits. The annotated type is the payload, which is validated and written with JSON-B
 * before it is sent. The type must be public because JSON-B can write public types only.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ServerEvent {

    /** Gives the event's name on the wire, such as {@code chat.said}. */
    String value();

    /** Selects how the event is delivered to a connection for which other events are still waiting to be sent. */
    Mode delivery() default Mode.EVERY;

    /**
     * Tells whether a room keeps the newest event of each {@link EventKey} for those who join later. They get it before
     * what follows. Works with {@code LATEST} only, and only for events that are emitted to a room; to any other
     * audience they are emitted as usual.
     *
     * <p>Limits are {@code foyer.latest.max-keys} and {@code foyer.latest.max-bytes} for each room. An emit beyond
     * them is refused with an {@link IllegalStateException}. What is kept outlives the last member by
     * {@code foyer.latest.keep}.
     */
    boolean retained() default false;

    /** Lists the ways to deliver an event to a connection that does not keep up. */
    enum Mode {

        /** Delivers every event, in order. If too many events are waiting, the connection is closed. */
        EVERY,

        /**
         * Delivers only the newest event of its type and room: a new event replaces one that has not been sent yet.
         * Suits states, such as a price. Never closes a connection.
         *
         * <p>With an {@link EventKey}, the newest event of each key is delivered. As there may be any number of keys,
         * these events count like others: if too many are waiting, the connection is closed.
         */
        LATEST,

        /**
         * Delivers the event only if no other event is waiting, and drops it otherwise. Suits short-lived information,
         * such as who is typing. Never closes a connection.
         */
        VOLATILE
    }
}
