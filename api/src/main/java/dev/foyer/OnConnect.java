// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method of an endpoint class that decides whether a handshake becomes a connection, and makes its user context.
 *
 * <p>It runs once, before the server answers the upgrade request, after the header schema was validated and the roles of the
 * class were checked. Its parameters may
 * be the header schema, {@link Handshake}, {@link Connection}, and those annotated {@code @PathParam}. What it returns is the user context: a parameter and,
 * by its type, an injectable bean in every later callback. It may return {@code void} (no user context) or a
 * {@code CompletionStage} of the user context. Throwing {@link Refused} answers with its status; any other exception, and a
 * returned {@code null}, with 500. The connection is not open yet: rooms are joined in {@code @OnOpen}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnConnect {}
