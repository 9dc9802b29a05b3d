// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.scenario;

import java.io.IOException;
import java.util.List;

import dev.foyer.benchmarks.client.Client;
import dev.foyer.benchmarks.client.Engine;
import dev.foyer.benchmarks.crowd.Crowd;
import dev.foyer.benchmarks.crowd.Layout;
import dev.foyer.benchmarks.measure.Figure;
import dev.foyer.benchmarks.measure.Figures;
import dev.foyer.benchmarks.measure.Sample;
import dev.foyer.benchmarks.server.Memory;

/** What connections that do nothing hold of the server's memory. */
record IdleConnections(String name, String description, int connections, int rooms) implements Scenario {

    private static final int FIRST = 200;

    @Override
    public String operation() {
        return "connection";
    }

    @Override
    public boolean fresh() {
        return true;
    }

    @Override
    public int rounds(int wanted) {
        return 1;
    }

    @Override
    public Sample run(Run run) throws IOException, InterruptedException {
        enter(run, FIRST); // so that classes are loaded and pools made
        Memory before = Memory.of(run.server().pid());
        Memory after = enter(run, connections);
        var figures = new Figures().put(Figure.RESIDENT, (after.resident() - before.resident()) / 1024.0 / connections);
        if (before.live().isPresent() && after.live().isPresent()) {
            long live = after.live().getAsLong() - before.live().getAsLong();
            figures.put(Figure.HEAP, live / 1024.0 / connections);
        }
        return new Sample(figures, "");
    }

    /** The memory while they are there. */
    private Memory enter(Run run, int count) throws IOException, InterruptedException {
        try (Engine engine = run.engine()) {
            List<Client> clients = Crowd.open(engine, count);
            Layout layout = Layout.blocks(count, rooms, count / rooms);
            Crowd.join(engine, run.dialect(), clients, layout, run.firstRoom());
            return Memory.of(run.server().pid());
        }
    }
}
