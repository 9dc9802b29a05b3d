// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method of an endpoint class that runs when a connection has ended. The method runs exactly once for each
 * connection that was open, whether the connection was closed by the client, by the server or by an error, was lost
 * without a close frame, or ended because the application was undeployed. If a client can come back to a connection
 * whose line is lost, the method runs only when the client has not come back within {@code foyer.resume.window}.
 *
 * <p>The method may take the user context, the header schema, a {@link Connection}, a {@link Handshake}, a
 * {@link Closing}, and parameters annotated {@code @PathParam}. The connection is no longer open, but
 * {@link Connection#rooms()} still returns its rooms. Events emitted to others are delivered. Events emitted to the
 * connection itself reach nobody.
 *
 * <p>After the method, even if it throws, the connection is in no room, {@link Connections} no longer finds it, and its
 * scope is destroyed.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnDisconnect {}
