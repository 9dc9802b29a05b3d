// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.time.Instant;

/**
 * Describes a connection that is present in a room, on whichever node.
 *
 * @param connection the id of the connection
 * @param value what was said of it when it joined, or by {@link Room#present} since
 * @param since when it joined, by the clock of its node
 * @param away whether its line is lost, and its client may come back to it
 * @param <T> the type of what is said
 */
public record Present<T>(String connection, T value, Instant since, boolean away) {}
