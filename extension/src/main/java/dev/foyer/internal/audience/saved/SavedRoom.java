// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience.saved;

import dev.foyer.spi.Position;
import org.jspecify.annotations.Nullable;

/**
 * Represents one room of a saved connection.
 *
 * @param requested whether the client has joined it by itself
 * @param joinedAt where the log of the room was at that time; {@code null} if it has none, or if that is unknown
 */
public record SavedRoom(
        String name, boolean requested, @Nullable Position joinedAt) {}
