// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.goal;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

import dev.foyer.benchmarks.goal.Goal.Bound;
import dev.foyer.benchmarks.measure.Figure;
import dev.foyer.benchmarks.nodes.NodesScenarios;
import dev.foyer.benchmarks.report.Outcome;
import dev.foyer.benchmarks.report.Table;
import dev.foyer.benchmarks.server.Contender;

/** The goals for several nodes, each for each kind of Foyer's clients, with the same figure of the peer. */
public final class Goals {

    private static final String PEER = "socketio-redis";

    private final List<Outcome> outcomes;

    public Goals(List<Outcome> outcomes) {
        this.outcomes = outcomes;
    }

    /** The goals beside what was measured, as a table. */
    public String text() {
        var table = new Table();
        List.of("", "client", "goal", "Foyer", "reached", "Socket.IO").forEach(table::cell);
        for (String client : clients()) {
            row(table, client, NodesScenarios.STEADY, Figure.P50, new Goal("node to node, p50", Bound.BELOW, 1, "ms"));
            row(table, client, NodesScenarios.STEADY, Figure.P99, new Goal("node to node, p99", Bound.BELOW, 5, "ms"));
            row(
                    table,
                    client,
                    NodesScenarios.TO_NOBODY,
                    Figure.RATE,
                    new Goal("emits a second, nobody elsewhere", Bound.AT_LEAST, 100_000, ""));
            row(
                    table,
                    client,
                    NodesScenarios.TO_BOTH,
                    Figure.RATE,
                    new Goal("emits a second, members on both nodes", Bound.AT_LEAST, 30_000, ""));
            for (String scenario : List.of(NodesScenarios.STEADY, NodesScenarios.SHARED_ROOM)) {
                String what = "CPU of a delivery on the other node, as a part of Socket.IO's, " + scenario;
                var goal = new Goal(what, Bound.AT_MOST, 0.5, "");
                OptionalDouble peer = figure(scenario, PEER, Figure.ELSEWHERE_CPU);
                OptionalDouble part = quotient(figure(scenario, foyer(client), Figure.ELSEWHERE_CPU), peer);
                row(table, client, goal, part, peer.isPresent() ? "1.00" : "-");
            }
            var goal = new Goal(
                    "CPU of a delivery with the engine, as a part of that without it", Bound.AT_MOST, 1.05, "");
            OptionalDouble part = quotient(
                    figure(NodesScenarios.ENGINE_ROOM, foyer(client), Figure.SERVER_CPU),
                    figure(
                            NodesScenarios.ENGINE_ROOM,
                            NodesScenarios.WITHOUT_ENGINE + ":" + client,
                            Figure.SERVER_CPU));
            row(table, client, goal, part, "-");
            changes(table, client, NodesScenarios.WITHOUT_ENGINE, 0.1);
            changes(table, client, NodesScenarios.WITH_ENGINE, 1);
        }
        return table.toString();
    }

    /** From the client that asks for a change to its answer, so the goal for the change alone is reached if this is. */
    private void changes(Table table, String client, String server, double millis) {
        var goal = new Goal("change of a state of 4 KiB, p50, " + server, Bound.BELOW, millis, "ms");
        row(table, client, goal, figure(NodesScenarios.ENGINE_CHANGE, server + ":" + client, Figure.P50), "-");
    }

    private static String foyer(String client) {
        return NodesScenarios.WITH_ENGINE + ":" + client;
    }

    /** The kinds of client that Foyer was measured with. */
    private List<String> clients() {
        var clients = new ArrayList<String>();
        outcomes.stream()
                .flatMap(outcome -> outcome.rows().stream())
                .map(Outcome.Row::contender)
                .filter(contender -> contender.isNamed(NodesScenarios.WITH_ENGINE))
                .map(Contender::client)
                .distinct()
                .sorted()
                .forEach(clients::add);
        return clients;
    }

    private void row(Table table, String client, String scenario, Figure figure, Goal goal) {
        OptionalDouble value = figure(scenario, foyer(client), figure);
        row(table, client, goal, value, goal.text(figure(scenario, PEER, figure)));
    }

    private static void row(Table table, String client, Goal goal, OptionalDouble value, String peer) {
        table.row().cell(goal.what()).cell(client).cell(goal.aim());
        table.cell(goal.text(value)).cell(goal.verdict(value)).cell(peer);
    }

    private OptionalDouble figure(String scenario, String contender, Figure figure) {
        return outcomes.stream()
                .filter(outcome -> outcome.scenario().name().equals(scenario))
                .flatMap(outcome -> outcome.rows().stream())
                .filter(row -> row.contender().isNamed(contender))
                .flatMapToDouble(row -> row.medians().get(figure).stream())
                .findFirst();
    }

    private static OptionalDouble quotient(OptionalDouble one, OptionalDouble other) {
        return one.isPresent() && other.isPresent()
                ? OptionalDouble.of(one.getAsDouble() / other.getAsDouble())
                : OptionalDouble.empty();
    }
}
