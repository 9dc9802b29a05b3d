// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.state;

import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * What rooms that remember work with.
 *
 * @param json writes and reads values
 * @param outlet tells members
 * @param time the time
 * @param workers run what calls the application
 * @param writeBehind has values saved
 */
public record StateTerms(
        StateJson json, StateOutlet outlet, StateTime time, Executor workers, WriteBehind writeBehind) {

    /** How long what is not used is kept beyond its time, in case the nodes that know it have ended. */
    private static final Duration SPARE = Duration.ofMinutes(10);

    /** Returns how long an engine keeps what is not used again. */
    static Duration keep(Duration idle) {
        return idle.plus(SPARE);
    }
}
