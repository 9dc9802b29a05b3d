// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names an event that clients send. The annotated type is the payload, which is read with JSON-B and validated. The
 * type must be public because JSON-B can read public types only.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ClientEvent {

    /** Gives the event's name on the wire, such as {@code chat.say}. */
    String value();
}
