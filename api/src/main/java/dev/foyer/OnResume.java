// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method of an endpoint class that runs when a client has come back after its line was lost, and its
 * connection goes on: with the same id, rooms, attributes and {@code @ConnectionScoped} beans. It runs in place of
 * {@code @OnOpen}, in order with the connection's other callbacks. {@code @OnConnect} has run before it, on an instance
 * of its own, and its user context has replaced the earlier one. On another node, {@code @OnOpen} runs instead, as the
 * beans and attributes are new there; see {@link Connection#isMoved}.
 *
 * <p>The method may take the user context, the header schema, a {@link Connection}, a {@link Handshake}, a
 * {@link Resumed}, and parameters annotated {@code @PathParam}. The client does not wait for it. If the method throws,
 * the failure is logged and the connection stays open.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnResume {}
