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
 * <p>The method runs once for a handshake, before the server answers the upgrade request. By then, the header schema
 * has been validated, the token has been verified if there is a {@link dev.foyer.spi.TokenVerifier}, and the roles of
 * the class have been checked. The method may take the header schema, a {@link Handshake}, a {@link Connection}, a
 * {@link Verified}, and parameters annotated {@code @PathParam}.
 *
 * <p>The method runs again, on an instance of its own, when the client sends a new bearer token in place of one that
 * expires. The handshake is the same then, but with the new token in the header {@code Authorization}. The returned
 * object takes the place of the earlier user context, unless it is another user's; {@link Refused} leaves everything as
 * it was.
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
