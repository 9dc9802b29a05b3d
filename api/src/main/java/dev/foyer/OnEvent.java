// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of an endpoint class that handles one kind of event from the client.
 *
 * <p>Its parameters are resolved by type: the user context, the header schema, {@link Connection}, {@link Handshake}, those
 * annotated {@code @PathParam}, and at most one other, the payload: it is bound from the event's {@code data} with JSON-B and
 * validated, and the method runs only if that succeeds. An {@code Optional} payload is empty when the event has no data. What the method returns is the reply, if
 * the event asked for one; a {@code CompletionStage} replies when it completes. The events of one connection are handled one
 * at a time, in the order of their arrival, a returned stage included.
 *
 * <p>Throwing {@link EventRefused} answers with its code and message. Any other exception is answered {@code failed}, and
 * logged; the connection stays.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnEvent {

    /**
     * The event's name; without it, that of the payload's {@link ClientEvent}. {@code "*"} takes the events that no other method of
     * the class handles; {@link EventContext#event} has their name.
     */
    String value() default "";

    /**
     * Whether events of one connection may be handled at the same time as others: on a thread of their own, in no order. A stage that
     * such a method returns is not waited for by later events. {@code @OnDisconnect} runs after all of them, except when the application
     * stops and they take too long.
     */
    boolean concurrent() default false;
}
