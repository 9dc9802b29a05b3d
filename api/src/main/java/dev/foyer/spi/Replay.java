// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.spi;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Holds what was read from the log of a topic.
 *
 * @param messages consecutive messages, the oldest first
 * @param complete whether no message is missing between the position that was asked for and these messages
 * @param end the position of the newest message of the log, which need not be among these; {@code null} if the log is
 *     empty
 */
public record Replay(
        List<Logged> messages, boolean complete, @Nullable Position end) {

    public Replay {
        messages = List.copyOf(messages);
    }

    /** Represents one message of a log. */
    public record Logged(Position at, String message) {}
}
