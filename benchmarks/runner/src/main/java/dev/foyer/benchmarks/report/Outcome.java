// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import dev.foyer.benchmarks.scenario.Figure;
import dev.foyer.benchmarks.scenario.Figures;
import dev.foyer.benchmarks.scenario.Sample;
import dev.foyer.benchmarks.scenario.Scenario;
import dev.foyer.benchmarks.server.Contender;

/** One scenario's rows, the cheapest first. */
record Outcome(Scenario scenario, List<Row> rows) {

    /** The medians of one contender, and the server CPU of each of its rounds. */
    record Row(Contender contender, Figures medians, List<Double> rounds, String note) {}

    static Outcome of(Scenario scenario, Map<Contender, List<Sample>> samples) {
        var rows = new ArrayList<Row>();
        samples.forEach((contender, runs) -> rows.add(row(contender, runs)));
        Comparator<Row> order =
                Comparator.comparingDouble(row -> row.medians().get(figure(row)).orElse(Double.MAX_VALUE));
        rows.sort(order);
        return new Outcome(scenario, rows);
    }

    /** How many times cheaper than the yardstick the row is, if both were measured. */
    OptionalDouble ratio(Row row) {
        OptionalDouble cost = row.medians().get(Figure.SERVER_CPU);
        OptionalDouble yardstick = rows.stream()
                .filter(other -> other.contender().isYardstick())
                .flatMapToDouble(other -> other.medians().get(Figure.SERVER_CPU).stream())
                .findFirst();
        return cost.isPresent() && yardstick.isPresent()
                ? OptionalDouble.of(yardstick.getAsDouble() / cost.getAsDouble())
                : OptionalDouble.empty();
    }

    boolean has(Figure figure) {
        return rows.stream().anyMatch(row -> row.medians().has(figure));
    }

    private static Row row(Contender contender, List<Sample> runs) {
        var medians = new Figures();
        for (Figure figure : Figure.values()) {
            List<Double> values = values(runs, figure);
            if (!values.isEmpty()) {
                medians.put(figure, Median.of(values));
            }
        }
        return new Row(
                contender,
                medians,
                values(runs, Figure.SERVER_CPU),
                runs.get(runs.size() - 1).note());
    }

    private static List<Double> values(List<Sample> runs, Figure figure) {
        return runs.stream()
                .flatMapToDouble(run -> run.figures().get(figure).stream())
                .boxed()
                .toList();
    }

    private static Figure figure(Row row) {
        return row.medians().has(Figure.SERVER_CPU) ? Figure.SERVER_CPU : Figure.HEAP;
    }
}
