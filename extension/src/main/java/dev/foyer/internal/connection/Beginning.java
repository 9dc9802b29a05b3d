// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection;

import java.time.Instant;

import dev.foyer.internal.flow.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a connection begins with.
 *
 * @param welcome the first frame, which reports that {@code @OnOpen} has run; {@code null} for a client that does not
 *     understand it
 * @param at the time of the opening
 * @param elsewhere whether a worker runs the callbacks of the opening, as the container reads on only when the calling
 *     thread is done
 */
record Beginning(@Nullable Frame welcome, Instant at, boolean elsewhere) {}
