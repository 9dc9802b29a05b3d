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
 * <p>Parameters are resolved by type. The method may take the user context, the header schema, a {@link Connection}, a
 * {@link Handshake}, parameters annotated {@code @PathParam}, and at most one other parameter, the payload. The payload
 * is read from the event's {@code data} with JSON-B and validated. The method runs only if both succeed. An
 * {@code Optional} payload is empty if the event has no data.
 *
 * <p>The returned value is the reply, if the event asked for one. A returned {@code CompletionStage} replies when it
 * completes. The events of one connection are handled one at a time, in the order of their arrival. The next event also
 * waits for a returned stage.
 *
 * <p>Throwing {@link EventRefused} answers with the code and message of that exception. Any other exception is answered
 * {@code failed} and logged. The connection stays open in both cases.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnEvent {

    /**
     * Gives the event's name. By default, the {@link ClientEvent} annotation of the payload gives the name. {@code "*"}
     * stands for all events that no other method of the class handles; {@link EventContext#event} returns their name.
     */
    String value() default "";

    /**
     * Allows the method to handle an event of a connection while other events of the same connection are handled. The
     * method then runs on a thread of its own, in no particular order, and later events do not wait for a stage that it
     * returns. {@code @OnDisconnect} runs after all such events, unless the application stops and they take too long.
     */
    boolean concurrent() default false;
}
