// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import dev.foyer.benchmarks.measure.Figure;
import dev.foyer.benchmarks.measure.Figures;
import dev.foyer.benchmarks.measure.Sample;
import dev.foyer.benchmarks.scenario.Scenario;
import dev.foyer.benchmarks.server.Contender;

/** One scenario's rows, the cheapest first. */
public record Outcome(Scenario scenario, List<Row> rows) {

    /** The medians of one contender, and the server CPU of each of its rounds. */
    public record Row(Contender contender, Figures medians, List<Double> rounds, String note) {

        /** The server's CPU time for one operation, in microseconds; empty if it was not measured. */
        public OptionalDouble cost() {
            return medians.get(Figure.SERVER_CPU);
        }
    }

    /** The rows of the samples that were taken of each contender. */
    public static Outcome of(Scenario scenario, Map<Contender, List<Sample>> samples) {
        var rows = new ArrayList<Row>();
        samples.forEach((contender, runs) -> rows.add(row(contender, runs)));
        Comparator<Row> order =
                Comparator.comparingDouble(row -> row.medians().get(figure(row)).orElse(Double.MAX_VALUE));
        rows.sort(order);
        return new Outcome(scenario, rows);
    }

    /** The row's cost as a multiple of its yardstick's, if both were measured. Below 1, the row is cheaper. */
    OptionalDouble ratio(Row row) {
        OptionalDouble cost = row.cost();
        OptionalDouble yardstick = yardstick(row);
        return cost.isPresent() && yardstick.isPresent()
                ? OptionalDouble.of(cost.getAsDouble() / yardstick.getAsDouble())
                : OptionalDouble.empty();
    }

    /** What the row costs by itself, if its yardstick and the bare program were measured, too. */
    Optional<Own> own(Row row) {
        OptionalDouble cost = row.cost();
        OptionalDouble yardstick = yardstick(row);
        OptionalDouble limit = limit(row.contender().client());
        if (cost.isEmpty() || yardstick.isEmpty() || limit.isEmpty()) {
            return Optional.empty();
        }
        double own = cost.getAsDouble() - yardstick.getAsDouble();
        return Optional.of(new Own(own, own / limit.getAsDouble()));
    }

    private OptionalDouble yardstick(Row row) {
        return rows.stream()
                .filter(other -> other.contender().isYardstickOf(row.contender()))
                .flatMapToDouble(other -> other.cost().stream())
                .findFirst();
    }

    /** The bare program's cost with that kind of client, or with the first kind it was measured with. */
    private OptionalDouble limit(String client) {
        Comparator<Contender> sameFirst =
                Comparator.comparing(limit -> !limit.client().equals(client));
        Comparator<Contender> order =
                sameFirst.thenComparing(limit -> limit.server().clients().indexOf(limit.client()));
        return rows.stream()
                .filter(row -> row.contender().isLimit())
                .sorted(Comparator.comparing(Row::contender, order))
                .flatMapToDouble(row -> row.cost().stream())
                .findFirst();
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
