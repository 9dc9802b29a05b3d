// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.foyer.benchmarks.report.Results;
import dev.foyer.benchmarks.scenario.Scenario;
import dev.foyer.benchmarks.scenario.Scenarios;
import dev.foyer.benchmarks.server.Contender;
import dev.foyer.benchmarks.server.ServerDefinition;
import dev.foyer.benchmarks.server.Servers;

/** Measures the servers and writes the report. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options = Options.parse(List.of(arguments));
        Machine.takeCore(1);
        var results = new Results();
        var missing = new ArrayList<String>();
        List<Contender> contenders = contenders(Servers.find(options.home(), missing), options);
        missing.forEach(results::fault);
        try (var servers = new Servers(options.out().resolve("logs"))) {
            var rounds = new Rounds(servers, contenders, options, results);
            for (Scenario scenario : scenarios(options)) {
                rounds.measure(scenario);
            }
        }
        results.faults().forEach(System.out::println);
    }

    private static List<Contender> contenders(List<ServerDefinition> servers, Options options) {
        return servers.stream()
                .flatMap(server -> server.clients().stream().map(client -> new Contender(server, client)))
                .filter(contender -> options.servers().isEmpty()
                        || options.servers().stream().anyMatch(contender::isNamed))
                .toList();
    }

    private static List<Scenario> scenarios(Options options) throws IOException {
        return Scenarios.all(Machine.connections()).stream()
                .filter(scenario ->
                        options.scenarios().isEmpty() || options.scenarios().contains(scenario.name()))
                .toList();
    }
}
