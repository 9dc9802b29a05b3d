// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.goal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.foyer.benchmarks.report.Environment;
import dev.foyer.benchmarks.report.Outcome;
import dev.foyer.benchmarks.report.Report;
import dev.foyer.benchmarks.report.Results;

/** The report of several nodes, as Markdown. */
public final class NodesReport {

    public static final String FILE = "nodes-data.md";

    private static final String INTRODUCTION = """
            # Several nodes: the data

            Two nodes and the Redis that they share, on one machine, beside Socket.IO with its adapters for Redis: `socketio-redis` is the classic
            adapter, `socketio-sharded` the sharded one. All emits are those of the first node. A publisher is a client of that node, except in
            `carry-..`, where the node itself emits in bursts.

            `server CPU` is that of both nodes for one operation, `ratio` its multiple of Socket.IO's with the classic adapter. `emitting node CPU` is
            for one delivery to a member there, `other node CPU` for one delivery on the other node; in `carry-..` both are for one emit. Redis's CPU
            time is for one emit. Latencies begin when the publisher sends and end when a member of the other node has the event. Medians of
            interleaved rounds. Every stream of every member was checked: complete and in order.

            Processes share cores if there are fewer than four, see below. Then a rate says more about the machine than about Redis: what Redis could
            do alone is computed from its CPU time.

            ## Goals

            """;

    private final Environment environment;
    private final Results results;

    public NodesReport(Environment environment, Results results) {
        this.environment = environment;
        this.results = results;
    }

    /** Writes {@link #FILE} into the directory. */
    public void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        List<Outcome> outcomes = results.outcomes();
        var text = new StringBuilder(INTRODUCTION);
        text.append(new Goals(outcomes).text()).append("\n## Scenarios\n\n");
        outcomes.forEach(outcome -> text.append(Report.section(outcome)));
        text.append("## Setup\n\n").append(environment.text());
        text.append("\n## Faults\n\n").append(results.faultsText());
        Files.writeString(directory.resolve(FILE), text);
    }
}
