// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.foyer.benchmarks.report.Environment;
import dev.foyer.benchmarks.report.Environment.Fact;
import dev.foyer.benchmarks.report.Report;
import dev.foyer.benchmarks.report.Results;
import dev.foyer.benchmarks.scenario.Scenario;
import dev.foyer.benchmarks.scenario.Scenarios;
import dev.foyer.benchmarks.server.Contender;
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
        Machine.takeCore(1);
        var load = new OtherLoad();
        var results = new Results();
        var missing = new ArrayList<String>();
        List<Contender> contenders = contenders(Servers.find(options.home(), missing), options);
        missing.stream().filter(options::wants).forEach(server -> results.fault(server + ": not built"));
        if (contenders.isEmpty()) {
            throw new IllegalArgumentException("None of the servers is built in " + options.home());
        }
        smoke.ifPresent(needs -> needs.require(contenders));
        try (var servers = new Servers(options.out().resolve("logs"))) {
            var rounds = new Rounds(servers, contenders, options, results);
            for (Scenario scenario : scenarios(options)) {
                rounds.measure(scenario);
            }
        }
        var facts = facts(arguments, options, contenders);
        var others = new Fact("Load by others meanwhile", String.format(Locale.ROOT, "%.2f cores", load.cores()));
        facts.add(others);
        new Report(new Environment(facts), results).write(options.out());
        results.faults().forEach(System.out::println);
        System.out.println(others.name() + ": " + others.value());
        System.out.println("Report: " + options.out().resolve("performance-data.md"));
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

    private static List<Contender> contenders(List<ServerDefinition> servers, Options options) {
        return servers.stream()
                .flatMap(server -> server.clients().stream().map(client -> new Contender(server, client)))
                .filter(options::wants)
                .toList();
    }

    private static List<Scenario> scenarios(Options options) throws IOException {
        List<Scenario> all = Scenarios.all(Machine.connections());
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
