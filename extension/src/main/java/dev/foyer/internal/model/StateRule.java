// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

import java.time.Duration;
import java.util.function.Function;

/**
 * What is declared of the state of rooms.
 *
 * @param type the record
 * @param initial makes the first value of a room from its name
 * @param times when it is told and forgotten
 * @param durable whether a change is saved before it counts as made
 * @param seats how many members a room may have on all nodes; 0 for any number
 */
public record StateRule(Class<?> type, Function<String, Object> initial, Times times, boolean durable, int seats) {

    /**
     * When what a room remembers is told and forgotten.
     *
     * @param idle how long a room without members and use keeps its value
     * @param pace how long changes are gathered; zero if they are not
     */
    public record Times(Duration idle, Duration pace) {}

    public Duration idle() {
        return times.idle();
    }

    public Duration pace() {
        return times.pace();
    }
}
