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
}
