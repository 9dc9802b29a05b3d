// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.report;

import java.util.List;
import java.util.Locale;

import dev.foyer.benchmarks.report.Svg.Anchor;

/** Bars for each scenario: the cost of each row as a multiple of its yardstick's, which the line marks. */
final class RatioPlot {

    private static final int WIDTH = 860;
    private static final int COLUMN = WIDTH / 2;
    private static final int LABEL = 150;
    private static final int BARS = 210;
    private static final int LINE = 17;
    private static final int TOP = 50;

    /** The multiple at which bars are cut off, so that the others can be told apart. */
    private static final double LONGEST = 4;

    private final Svg svg = new Svg(WIDTH);
    private final List<Outcome> outcomes;

    RatioPlot(List<Outcome> outcomes) {
        this.outcomes = outcomes.stream()
                .filter(outcome -> outcome.rows().stream()
                        .anyMatch(row -> outcome.ratio(row).isPresent()))
                .toList();
    }

    String svg() {
        svg.title(
                "Server CPU per operation, as a multiple of the yardstick's, which is written by hand: shorter is cheaper");
        int[] bottoms = {TOP, TOP};
        svg.reach(TOP);
        for (Outcome outcome : outcomes) {
            int column = bottoms[0] <= bottoms[1] ? 0 : 1;
            bottoms[column] = panel(outcome, column * COLUMN, bottoms[column]);
            svg.reach(bottoms[column]);
        }
        return svg.toString();
    }

    private int panel(Outcome outcome, int left, int top) {
        double most = outcome.rows().stream()
                .mapToDouble(row -> outcome.ratio(row).orElse(0))
                .max()
                .orElse(1);
        double scale = BARS / Math.min(Math.max(most, 1), LONGEST);
        int start = left + LABEL;
        svg.text(start, top + 12, 13, Anchor.START, outcome.scenario().name());
        int y = top + 20;
        for (Outcome.Row row : outcome.rows()) {
            double ratio = outcome.ratio(row).orElse(0);
            svg.text(start - 6, y + 12, 11, Anchor.END, row.contender().label());
            svg.bar(start, y + 2, Math.min(ratio, LONGEST) * scale, LINE - 4, Palette.of(row.contender()));
            svg.text(
                    start + Math.min(Math.max(ratio, 1), LONGEST) * scale + 5,
                    y + 12,
                    11,
                    Anchor.START,
                    String.format(Locale.ROOT, "%.2f", ratio));
            y += LINE;
        }
        svg.line(start + scale, top + 18, start + scale, y + 2, Palette.YARDSTICK);
        return y + 18;
    }
}
