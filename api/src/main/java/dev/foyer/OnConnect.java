// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method of an endpoint class that decides whether a handshake becomes a connection, and that creates the
 * user context of the connection.
 *
 * <p>The method runs once, before the server answers the upgrade request. By then, the header schema has been validated
 * and the roles of the class have been checked. The method may take the header schema, a {@link Handshake}, a
 * {@link Connection}, and parameters annotated {@code @PathParam}.
 *
 * <p>The returned object is the user context. Every later callback can take the user context as a parameter, or use it
 * as an injected bean of its type. The method may also return {@code void}, for no user context, or a
 * {@code CompletionStage} of the user context.
 *
 * <p>Throwing {@link Refused} answers the request with the status of that exception. Any other exception, and a
 * returned {@code null}, is answered with 500. The connection is not open yet, so join rooms in {@code @OnOpen}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnConnect {}
