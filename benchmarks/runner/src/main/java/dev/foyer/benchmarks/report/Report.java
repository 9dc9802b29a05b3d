// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

import dev.foyer.benchmarks.measure.Figure;

/** The data of a run and its plots. What they mean is left to be written by hand. */
public final class Report {

    public static final String FILE = "performance-data.md";

    private static final String INTRODUCTION = """
            # Performance: the data

            The figure to compare is the server's CPU time, user and system, for one operation. `ratio` is that cost as a multiple of the yardstick's: the
            same endpoint written by hand with blocking sends on Open Liberty, or for Foyer on another server, on that one. **A ratio below 1 is cheaper
            than the yardstick.** Yardsticks are bold. Medians of interleaved rounds.
            Rates are those of one core, and of a generator on one core, too. Every stream of every member was checked: complete and in order.
            `own` is the cost less the yardstick's, in µs and as a part of the cost of the bare program, `limit`: a ratio changes with the kernel.

            """;

    private final Environment environment;
    private final Results results;

    public Report(Environment environment, Results results) {
        this.environment = environment;
        this.results = results;
    }

    /** Writes {@code performance-data.md} and the plots into the directory. */
    public void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        List<Outcome> outcomes = results.outcomes();
        Files.writeString(directory.resolve(FILE), text(outcomes));
        Files.writeString(directory.resolve("performance-ratio.svg"), new RatioPlot(outcomes).svg());
        Files.writeString(directory.resolve("performance-latency.svg"), new LatencyPlot(outcomes).svg());
    }

    private String text(List<Outcome> outcomes) {
        var text = new StringBuilder(INTRODUCTION);
        text.append("## Ratio to the yardstick\n\n![Ratios](performance-ratio.svg)\n\n");
        if (outcomes.stream().anyMatch(outcome -> outcome.has(Figure.P50))) {
            text.append("![Latencies](performance-latency.svg)\n\n");
        }
        text.append("## Scenarios\n\n");
        outcomes.forEach(outcome -> text.append(section(outcome)));
        text.append("## Setup\n\n").append(environment.text());
        text.append("\n## Faults\n\n").append(results.faultsText());
        return text.toString();
    }

    /** A scenario: what it is, and a row for each contender. */
    public static String section(Outcome outcome) {
        List<Figure> figures =
                Arrays.stream(Figure.values()).filter(outcome::has).toList();
        boolean compared = outcome.has(Figure.SERVER_CPU);
        boolean owned = outcome.rows().stream().anyMatch(row -> outcome.own(row).isPresent());
        boolean noted = outcome.rows().stream().anyMatch(row -> !row.note().isEmpty());
        var table = new Table();
        table.cell("server");
        if (compared) {
            table.cell("ratio");
        }
        if (owned) {
            table.cell("own µs").cell("own / limit");
        }
        figures.forEach(figure -> table.cell(figure.heading()));
        if (compared) {
            table.cell("rounds (µs)");
        }
        if (noted) {
            table.cell("what became of it");
        }
        for (Outcome.Row row : outcome.rows()) {
            String label = row.contender().label();
            table.row().cell(row.contender().isYardstick() ? "**" + label + "**" : label);
            if (compared) {
                table.cell(ratio(outcome.ratio(row)));
            }
            if (owned) {
                Optional<Own> own = outcome.own(row);
                table.cell(own.map(Own::microsText).orElse("-"))
                        .cell(own.map(Own::ofLimitText).orElse("-"));
            }
            figures.forEach(figure -> table.cell(row.medians().text(figure)));
            if (compared) {
                table.cell(row.rounds().stream().map(Figure.SERVER_CPU::format).collect(Collectors.joining(" ")));
            }
            if (noted) {
                table.cell(row.note());
            }
        }
        var scenario = outcome.scenario();
        return "### %s\n\nPer %s: %s.\n\n%s\n"
                .formatted(scenario.name(), scenario.operation(), scenario.description(), table);
    }

    private static String ratio(OptionalDouble ratio) {
        return ratio.isPresent() ? String.format(Locale.ROOT, "%.2f", ratio.getAsDouble()) : "-";
    }
}
