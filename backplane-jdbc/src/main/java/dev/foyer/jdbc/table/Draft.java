// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.table;

import dev.foyer.spi.Retention;
import org.jspecify.annotations.Nullable;

/**
 * Is a message that gets its row.
 *
 * @param topic the name of the topic
 * @param origin the id of the node that it comes from
 * @param number tells the messages of one node from each other
 * @param message as it is stored
 * @param keep bounds its log; {@code null} if it is for none
 */
public record Draft(
        String topic,
        String origin,
        long number,
        String message,
        @Nullable Retention keep) {

    /** Returns the same for a log. */
    public Draft in(Retention bounds) {
        return new Draft(topic, origin, number, message, bounds);
    }
}
