// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.foyer.benchmarks.measure.Figure;
import dev.foyer.benchmarks.measure.Sample;
import dev.foyer.benchmarks.scenario.Scenario;
import dev.foyer.benchmarks.server.Contender;

/** Tells on the console what is going on. */
final class Progress {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    void say(String text) {
        System.out.println(LocalTime.now(ZoneId.systemDefault()).format(TIME) + "  " + text);
    }

    void done(Scenario scenario, Contender contender, String round, Sample sample) {
        String figures = Arrays.stream(Figure.values())
                .filter(sample.figures()::has)
                .map(figure -> sample.figures().text(figure) + " " + figure.heading())
                .collect(Collectors.joining(", "));
        say(String.format(
                Locale.ROOT,
                "%-15s %-8s %-20s %s %s",
                scenario.name(),
                round,
                contender.label(),
                figures,
                sample.note()));
    }
}
