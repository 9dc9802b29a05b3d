// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.table;

import dev.foyer.spi.Position;
import org.jspecify.annotations.Nullable;

/**
 * Is the row of a message.
 *
 * @param topic the name of the topic
 * @param at the position in the log of the topic, or {@code null} if it is in none
 * @param message as it is stored
 */
public record Row(Mark mark, String topic, @Nullable Position at, String message) {}
