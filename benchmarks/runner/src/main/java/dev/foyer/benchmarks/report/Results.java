// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.foyer.benchmarks.measure.Sample;
import dev.foyer.benchmarks.scenario.Scenario;
import dev.foyer.benchmarks.server.Contender;

/** What all the rounds have found out. */
public final class Results {

    private final Map<Scenario, Map<Contender, List<Sample>>> samples = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    public void add(Scenario scenario, Contender contender, Sample sample) {
        samples.computeIfAbsent(scenario, key -> new LinkedHashMap<>())
                .computeIfAbsent(contender, key -> new ArrayList<>())
                .add(sample);
    }

    /** Something went wrong: lost messages, messages out of order, refusals, closed connections. */
    public void fault(String fault) {
        faults.add(fault);
    }

    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** As a part of a report. */
    public String faultsText() {
        return faults.isEmpty()
                ? "None: nothing was lost, out of order, refused or closed.\n"
                : faults.stream().map(fault -> "- " + fault + "\n").collect(Collectors.joining());
    }

    /** The scenarios in the order in which they were run, each with the medians of its rows. */
    public List<Outcome> outcomes() {
        return samples.entrySet().stream()
                .map(entry -> Outcome.of(entry.getKey(), entry.getValue()))
                .toList();
    }
}
