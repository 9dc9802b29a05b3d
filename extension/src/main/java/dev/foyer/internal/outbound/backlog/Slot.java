// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound.backlog;

import org.jspecify.annotations.Nullable;

/**
 * Identifies the events of which only the newest is sent to a connection.
 *
 * @param name their name
 * @param key what they are about, or {@code null} if their type has no key
 * @param room the room that they are for, or {@code null} if it is not a single one
 */
public record Slot(
        String name, @Nullable String key, @Nullable String room) {

    /** Tests whether there may be any number of such slots. */
    public static boolean isOneOfMany(Object slot) {
        return slot instanceof Slot known && known.key != null;
    }
}
