// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.table;

import dev.foyer.spi.Retention;
import org.jspecify.annotations.Nullable;

/**
 * Says in which place a message is retained.
 *
 * @param name the key, as it is stored
 * @param version one of a smaller version never takes the place; {@code null} if there are no versions
 * @param missing whether it is to be retained only if it is missing
 * @param keep bounds what the topic retains
 */
public record RetainedKey(String name, @Nullable Long version, boolean missing, Retention keep) {}
