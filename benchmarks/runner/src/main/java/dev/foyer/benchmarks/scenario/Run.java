// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.scenario;

import java.io.IOException;
import java.time.Duration;

import dev.foyer.benchmarks.client.Engine;
import dev.foyer.benchmarks.dialect.Dialect;
import dev.foyer.benchmarks.server.ServerProcess;

/** One run of a scenario: on which server, for how long, and from which number on rooms are free. */
public record Run(ServerProcess server, Dialect dialect, Duration time, int firstRoom) {

    /** How many rooms a run may use. */
    public static final int ROOMS = 10_000;

    Engine engine() throws IOException {
        return new Engine(server.port(), dialect);
    }

    Stopwatch stopwatch() {
        return new Stopwatch(server.pid());
    }
}
