// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.goal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import dev.foyer.benchmarks.measure.Figure;
import dev.foyer.benchmarks.measure.Figures;
import dev.foyer.benchmarks.measure.Sample;
import dev.foyer.benchmarks.nodes.NodesScenarios;
import dev.foyer.benchmarks.report.Environment;
import dev.foyer.benchmarks.report.Results;
import dev.foyer.benchmarks.scenario.Scenario;
import dev.foyer.benchmarks.server.Contender;
import dev.foyer.benchmarks.server.ServerDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class NodesReportTest {

    private static final Contender ALONE = contender("foyer", "foyer.v1");
    private static final Contender NODES = contender("foyer-nodes", "foyer.v1");
    private static final Contender PEER = contender("socketio-redis", "plain");

    private final Results results = new Results();

    @Test
    void figure_standsBesideItsGoal_andSocketIos() throws IOException {
        add("across", NODES, new Figures().put(Figure.P50, 0.8).put(Figure.P99, 5));
        add("across", PEER, new Figures().put(Figure.P50, 1.2).put(Figure.P99, 3));
        add("carry-nobody", NODES, new Figures().put(Figure.RATE, 123_456));

        assertThat(goals())
                .contains("| node to node, p50 | foyer.v1 | < 1.00 ms | 0.80 ms | yes | 1.20 ms |")
                .contains("| node to node, p99 | foyer.v1 | < 5.00 ms | 5.00 ms | no | 3.00 ms |")
                .contains("| emits a second, nobody elsewhere | foyer.v1 | >= 100,000 | 123,456 | yes | - |")
                .contains("| emits a second, members on both nodes | foyer.v1 | >= 30,000 | - | - | - |");
    }

    @Test
    void cost_isPartOfThePeers_orOfThatWithoutTheEngine() throws IOException {
        add("across-room-100", NODES, new Figures().put(Figure.ELSEWHERE_CPU, 3));
        add("across-room-100", PEER, new Figures().put(Figure.ELSEWHERE_CPU, 12));
        add("engine-room-100", NODES, new Figures().put(Figure.SERVER_CPU, 2.2));
        add("engine-room-100", ALONE, new Figures().put(Figure.SERVER_CPU, 2));

        assertThat(goals())
                .contains("part of Socket.IO's, across-room-100 | foyer.v1 | <= 0.50 | 0.25 | yes | 1.00 |")
                .contains("part of Socket.IO's, across | foyer.v1 | <= 0.50 | - | - | - |")
                .contains("part of that without it | foyer.v1 | <= 1.05 | 1.10 | no | - |");
    }

    @Test
    void report_hasScenariosAndFaults(@TempDir Path directory) throws IOException {
        add("across", NODES, new Figures().put(Figure.P50, 0.8));
        results.fault("foyer-nodes, across 2/5: nothing came");

        new NodesReport(new Environment(List.of(new Environment.Fact("CPU", "some"))), results).write(directory);

        assertThat(directory.resolve(NodesReport.FILE))
                .content()
                .contains("### across\n", "- CPU: some\n", "- foyer-nodes, across 2/5: nothing came\n");
    }

    private String goals() {
        return new Goals(results.outcomes()).text();
    }

    private void add(String name, Contender contender, Figures figures) {
        Scenario scenario = NodesScenarios.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        results.add(scenario, contender, new Sample(figures, ""));
    }

    private static Contender contender(String name, String client) {
        var server = new ServerDefinition(name, name, name, "json", List.of(client), "", Path.of("."));
        return new Contender(server, client);
    }
}
