// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names an event that the server emits. The annotated type is the payload, written with JSON-B and validated before it is
 * sent. It must be public, as JSON-B sees nothing else.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ServerEvent {

    /** The event's name on the wire, such as {@code chat.said}. */
    String value();

    /** What becomes of the event where others wait to be sent before it. */
    Mode delivery() default Mode.EVERY;

    /** Ways to deliver an event to a connection that does not keep up. */
    enum Mode {

        /** All of them, in order; too many end the connection. */
        EVERY,

        /**
         * Only the newest of its type and room: it takes the place of one that was not sent yet. For states, such as a price. Never ends
         * a connection.
         */
        LATEST,

        /** Only if none waits before it, else it is dropped. For what is soon stale, such as typing. Never ends a connection. */
        VOLATILE
    }
}
