// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.report;

import java.util.List;

import dev.foyer.benchmarks.measure.Figure;
import dev.foyer.benchmarks.measure.Figures;
import dev.foyer.benchmarks.report.Svg.Anchor;

/** For each scenario at a fixed rate: a bar as long as the median, a line that goes on to the 99th percentile. */
final class LatencyPlot {

    private static final int WIDTH = 860;
    private static final int LABEL = 150;
    private static final int BARS = 560;
    private static final int LINE = 17;

    private final Svg svg = new Svg(WIDTH);
    private final List<Outcome> outcomes;

    LatencyPlot(List<Outcome> outcomes) {
        this.outcomes = outcomes.stream()
                .filter(outcome -> outcome.scenario().name().startsWith("rate-"))
                .toList();
    }

    String svg() {
        svg.title("Milliseconds from send to receipt: bar to the median, line to the 99th percentile");
        int y = 50;
        for (Outcome outcome : outcomes) {
            y = panel(outcome, y);
        }
        svg.reach(y);
        return svg.toString();
    }

    private int panel(Outcome outcome, int top) {
        double most = outcome.rows().stream()
                .mapToDouble(row -> row.medians().get(Figure.P99).orElse(0))
                .max()
                .orElse(1);
        double scale = BARS / most;
        svg.text(
                LABEL,
                top + 12,
                13,
                Anchor.START,
                outcome.scenario().name() + ": " + outcome.scenario().description());
        int y = top + 20;
        for (Outcome.Row row : outcome.rows()) {
            Figures medians = row.medians();
            double half = LABEL + scale * medians.get(Figure.P50).orElse(0);
            double end = LABEL + scale * medians.get(Figure.P99).orElse(0);
            String colour = Palette.of(row.contender());
            svg.text(LABEL - 6, y + 12, 11, Anchor.END, row.contender().label());
            svg.bar(LABEL, y + 2, half - LABEL, LINE - 4, colour);
            svg.line(half, y + LINE / 2.0, end, y + LINE / 2.0, colour);
            svg.line(end, y + 4, end, y + LINE - 4, colour);
            svg.text(end + 5, y + 12, 11, Anchor.START, medians.text(Figure.P50) + " / " + medians.text(Figure.P99));
            y += LINE;
        }
        return y + 18;
    }
}
