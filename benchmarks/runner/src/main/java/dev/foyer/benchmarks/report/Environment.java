// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.report;

import java.util.List;
import java.util.stream.Collectors;

/** Where, when and with what was measured: what the report says besides figures. */
public record Environment(List<Fact> facts) {

    /** One line of it. */
    public record Fact(String name, String value) {}

    public Environment {
        facts = List.copyOf(facts);
    }

    /** As a list. */
    public String text() {
        return facts.stream()
                .map(fact -> "- " + fact.name() + ": " + fact.value() + "\n")
                .collect(Collectors.joining());
    }
}
