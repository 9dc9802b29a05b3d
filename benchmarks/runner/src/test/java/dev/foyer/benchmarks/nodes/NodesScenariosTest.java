// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.nodes;

import java.nio.file.Path;
import java.util.List;

import dev.foyer.benchmarks.scenario.Scenario;
import dev.foyer.benchmarks.scenario.Scenarios;
import dev.foyer.benchmarks.server.Contender;
import dev.foyer.benchmarks.server.ServerDefinition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NodesScenariosTest {

    private static final Contender ALONE = contender("foyer", "run {port}");
    private static final Contender RETURNING = new Contender(ALONE.server(), "foyer.v1");
    private static final Contender NODES = contender("foyer-nodes", "run {port} {redis}");
    private static final Contender PEER = contender("socketio-redis", "run {port} {redis}");

    @Test
    void nodes_areMeasuredTogether_andWithoutTheEngineOnlyBesideTheEngine() {
        assertThat(suiting(NODES))
                .containsExactlyElementsOf(
                        NodesScenarios.all().stream().map(Scenario::name).toList());
        assertThat(suiting(PEER)).containsExactly("across", "across-room-100", "carry-nobody", "carry-shared");
        assertThat(suiting(ALONE)).containsExactly("engine-room-100", "engine-emit", "engine-change");
    }

    @Test
    void scenariosOfOneServer_leaveNodesOut() {
        assertThat(Scenarios.all(20_000))
                .allMatch(scenario -> scenario.suits(ALONE) || scenario.suits(RETURNING))
                .noneMatch(scenario -> scenario.suits(NODES));
    }

    private static List<String> suiting(Contender contender) {
        return NodesScenarios.all().stream()
                .filter(scenario -> scenario.suits(contender))
                .map(Scenario::name)
                .toList();
    }

    private static Contender contender(String name, String command) {
        var server = new ServerDefinition(name, name, name, "json", List.of("plain"), command, Path.of("."));
        return new Contender(server, "plain");
    }
}
