// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.scenario;

import java.io.IOException;
import java.time.Duration;

import dev.foyer.benchmarks.client.Engine;
import dev.foyer.benchmarks.crowd.Layout;
import dev.foyer.benchmarks.crowd.Party;
import dev.foyer.benchmarks.dialect.Dialect;
import dev.foyer.benchmarks.measure.Stopwatch;
import dev.foyer.benchmarks.server.ServerProcess;
import dev.foyer.benchmarks.server.Site;

/** One run of a scenario: on which server, for how long, and from which number on rooms are free. */
public record Run(Site site, Dialect dialect, Duration time, int firstRoom) {

    /** How many rooms a run may use. */
    public static final int ROOMS = 10_000;

    /** The server, or the first of its nodes. */
    ServerProcess server() {
        return site.first();
    }

    /** Connects to the server, or to the first of its nodes if it is not told another. */
    public Engine engine() throws IOException {
        return new Engine(server().port(), dialect);
    }

    /** Connects to the server with clients that speak something else. */
    public Engine engine(Dialect other) throws IOException {
        return new Engine(server().port(), other);
    }

    Stopwatch stopwatch() {
        return new Stopwatch(server().pid());
    }

    Party party(Engine engine, Layout layout, int publishers) throws IOException {
        return Party.open(engine, dialect, firstRoom, layout, publishers);
    }
}
