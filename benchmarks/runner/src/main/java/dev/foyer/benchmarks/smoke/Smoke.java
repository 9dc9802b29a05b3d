// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.smoke;

import java.util.ArrayList;
import java.util.List;

import dev.foyer.benchmarks.report.Outcome;
import dev.foyer.benchmarks.report.Results;
import dev.foyer.benchmarks.server.Contender;

/** Compares Foyer's shares in a run with the stored ones. */
public final class Smoke {

    static final String FOYER = "foyer:plain";
    static final String YARDSTICK = "liberty";
    static final String LIMIT = "limit:plain";

    /** What a run must measure. */
    public static final List<String> SERVERS = List.of(FOYER, YARDSTICK, LIMIT);

    /** A request, a join, a delivery; last what takes longest to be warm. */
    public static final List<String> SCENARIOS = List.of("ask", "churn", "room-100");

    private final StoredShares stored;

    public Smoke(StoredShares stored) {
        this.stored = stored;
    }

    /** Refuses to begin if one of the servers is not there. */
    public void require(List<Contender> contenders) {
        List<String> missing = SERVERS.stream()
                .filter(server -> contenders.stream().noneMatch(contender -> contender.isNamed(server)))
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("A smoke run needs the servers " + String.join(", ", SERVERS)
                    + "; not built or left out: " + String.join(", ", missing));
        }
    }

    /** Returns what is to say about each of the scenarios, and about each fault, as a run with faults proves nothing. */
    public List<Verdict> judge(List<String> scenarios, Results results) {
        var verdicts = new ArrayList<Verdict>();
        for (String scenario : scenarios) {
            verdicts.add(judge(scenario, results.outcomes()));
        }
        results.faults().forEach(fault -> verdicts.add(Verdict.failed("Fault: " + fault)));
        return verdicts;
    }

    private Verdict judge(String scenario, List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome.scenario().name().equals(scenario))
                .findFirst()
                .map(this::judge)
                .orElseGet(() -> Verdict.failed(scenario + ": not measured"));
    }

    private Verdict judge(Outcome outcome) {
        String scenario = outcome.scenario().name();
        List<String> missing = SERVERS.stream()
                .filter(server -> Share.cost(outcome, server).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            return Verdict.failed(scenario + ": not measured on " + String.join(", ", missing));
        }
        return Verdict.of(scenario, Share.of(outcome), stored.of(scenario));
    }
}
