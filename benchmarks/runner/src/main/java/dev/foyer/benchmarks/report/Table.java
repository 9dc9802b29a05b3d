// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** A table in Markdown; the first row is its head. */
public final class Table {

    private final List<List<String>> rows = new ArrayList<>(List.of(new ArrayList<>()));

    public Table cell(String text) {
        rows.get(rows.size() - 1).add(text.replace("|", "\\|"));
        return this;
    }

    public Table row() {
        rows.add(new ArrayList<>());
        return this;
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        line(text, rows.get(0));
        text.append("|---".repeat(rows.get(0).size())).append("|\n");
        rows.subList(1, rows.size()).forEach(row -> line(text, row));
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> row) {
        text.append("| ").append(String.join(" | ", row)).append(" |\n");
    }
}
