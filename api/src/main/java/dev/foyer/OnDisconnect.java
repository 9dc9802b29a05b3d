// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method of an endpoint class that runs when a connection has ended, exactly once for each that was open: closed by
 * the peer, by the server, by an error, lost without a word, or undeployed.
 *
 * <p>Its parameters may be the user context, the header schema, {@link Connection}, {@link Handshake}, {@link Closing}, and
 * those annotated {@code @PathParam}. The connection is not open any more; {@link Connection#rooms()} is as it was; emitting to others works, emitting to the connection itself reaches nobody. After
 * it, even if it throws, the connection is in no room and in no registry, and its scope is destroyed.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnDisconnect {}
