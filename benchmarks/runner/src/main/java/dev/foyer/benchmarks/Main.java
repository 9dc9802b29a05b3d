// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.foyer.benchmarks.goal.NodesReport;
import dev.foyer.benchmarks.nodes.NodesScenarios;
import dev.foyer.benchmarks.report.Environment;
import dev.foyer.benchmarks.report.Environment.Fact;
import dev.foyer.benchmarks.report.Report;
import dev.foyer.benchmarks.report.Results;
import dev.foyer.benchmarks.scenario.Scenario;
import dev.foyer.benchmarks.scenario.Scenarios;
import dev.foyer.benchmarks.server.Contender;
import dev.foyer.benchmarks.server.Cores;
import dev.foyer.benchmarks.server.ServerDefinition;
import dev.foyer.benchmarks.server.Servers;
import dev.foyer.benchmarks.smoke.Smoke;
import dev.foyer.benchmarks.smoke.StoredShares;
import dev.foyer.benchmarks.smoke.Verdict;

/** Measures the servers and writes the report. */
public final class Main {

    private Main() {}

    public static void main(String[] words) throws IOException, InterruptedException {
        List<String> arguments = List.of(words);
        Options options = Options.parse(arguments);
        Optional<Smoke> smoke = options.mode() == Mode.SMOKE
                ? Optional.of(new Smoke(StoredShares.in(options.home())))
                : Optional.empty();
        Machine.takeCore(Cores.GENERATOR);
        var load = new OtherLoad();
        var results = new Results();
        List<Scenario> scenarios = scenarios(options);
        List<Contender> contenders = contenders(options, scenarios, results);
        if (contenders.isEmpty()) {
            throw new IllegalArgumentException("None of the servers is built in " + options.home());
        }
        smoke.ifPresent(needs -> needs.require(contenders));
        try (var servers = new Servers(options.out().resolve("logs"))) {
            var rounds = new Rounds(servers, contenders, options, results);
            for (Scenario scenario : scenarios) {
                rounds.measure(scenario);
            }
        }
        var facts = facts(arguments, options, contenders);
        var others = new Fact("Load by others meanwhile", String.format(Locale.ROOT, "%.2f cores", load.cores()));
        facts.add(others);
        Path report = report(options, new Environment(facts), results);
        results.faults().forEach(System.out::println);
        System.out.println(others.name() + ": " + others.value());
        System.out.println("Report: " + report);
        if (smoke.isPresent() && !passes(smoke.get().judge(options.scenarios(), results))) {
            System.exit(1);
        }
    }

    private static boolean passes(List<Verdict> verdicts) {
        verdicts.forEach(verdict -> System.out.println(verdict.text()));
        boolean passes = verdicts.stream().noneMatch(Verdict::failed);
        System.out.println(passes ? "The smoke run passes" : "The smoke run fails");
        return passes;
    }

    private static Path report(Options options, Environment environment, Results results) throws IOException {
        if (options.mode().isNodes()) {
            new NodesReport(environment, results).write(options.out());
            return options.out().resolve(NodesReport.FILE);
        }
        new Report(environment, results).write(options.out());
        return options.out().resolve(Report.FILE);
    }

    private static List<Fact> facts(List<String> arguments, Options options, List<Contender> contenders)
            throws IOException {
        var facts = new ArrayList<>(Machine.facts());
        facts.add(new Fact("Servers' JVMs", ServerDefinition.JVM));
        contenders.stream()
                .map(Contender::server)
                .distinct()
                .forEach(server -> facts.add(new Fact(server.name(), server.title())));
        facts.add(new Fact("Date", LocalDate.now(ZoneId.systemDefault()).toString()));
        facts.add(new Fact("Rounds", options.rounds() + " of " + options.time().toMillis() + " ms"));
        facts.add(new Fact("Command", "`" + Options.command(arguments) + "`"));
        return facts;
    }

    /** Those that are wanted, and that something can be done to. */
    private static List<Contender> contenders(Options options, List<Scenario> scenarios, Results results)
            throws IOException {
        var missing = new ArrayList<String>();
        List<Contender> contenders = Servers.find(options.home(), missing).stream()
                .flatMap(server -> server.clients().stream().map(client -> new Contender(server, client)))
                .filter(options::wants)
                .filter(contender -> scenarios.stream().anyMatch(scenario -> scenario.suits(contender)))
                .toList();
        missing.stream()
                .filter(options::wants)
                .filter(server -> options.mode().isNodes() || !NodesScenarios.CLUSTERS.contains(server))
                .forEach(server -> results.fault(server + ": not built"));
        return contenders;
    }

    private static List<Scenario> scenarios(Options options) throws IOException {
        List<Scenario> all = options.mode().isNodes() ? NodesScenarios.all() : Scenarios.all(Machine.connections());
        List<String> names = all.stream().map(Scenario::name).toList();
        if (!names.containsAll(options.scenarios())) {
            throw new IllegalArgumentException("The scenarios are " + names);
        }
        if (!options.scenarios().isEmpty()) {
            return options.scenarios().stream()
                    .map(name -> all.get(names.indexOf(name)))
                    .toList();
        }
        return all.stream()
                .filter(scenario -> options.mode() != Mode.QUICK || Scenarios.isQuick(scenario))
                .toList();
    }
}
