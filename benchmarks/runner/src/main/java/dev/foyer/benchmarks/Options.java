// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.foyer.benchmarks.server.Contender;

/** What the command line says. Empty lists stand for all. */
record Options(
        Mode mode,
        List<String> servers,
        List<String> scenarios,
        int rounds,
        Duration warmUp,
        Duration time,
        Path home,
        Path out) {

    private static final Set<String> WORDS = Set.of("--quick", "--smoke", "--nodes");

    static final String USAGE = """
            --quick              a few minutes: fewer scenarios, short runs
            --smoke              two minutes: has Foyer become dearer? exit code 1 if so
            --nodes              several nodes that share a Redis; with --quick about two minutes
            --servers=a,b        only these; a:kind for one kind of client, as in foyer:foyer.v1
            --scenarios=x,y      only these, in that order
            --rounds=n           how often each is measured: 5, or 3 if quick or smoke
            --seconds=n          how long: 1, or 0.5 if quick or smoke
            --warm-up=n          how many seconds each may take until its compilers rest: 30, or 3 if quick, 12 if smoke
            --home=dir           the directory benchmarks of the project
            --out=dir            where the report goes: <home>/target/report, or smoke, or nodes
            """;

    static Options parse(List<String> arguments) {
        Mode mode = Mode.of(arguments);
        List<String> servers = mode.servers();
        List<String> scenarios = mode.scenarios();
        int rounds = mode.rounds();
        double seconds = mode.seconds();
        Duration warmUp = mode.warmUp();
        Path home = Path.of(Files.isDirectory(Path.of("servers")) ? "." : "benchmarks");
        Path out = null;
        for (String argument : arguments) {
            String value = argument.substring(argument.indexOf('=') + 1);
            switch (argument.substring(0, argument.length() - value.length())) {
                case "--servers=" -> servers = names(value);
                case "--scenarios=" -> scenarios = names(value);
                case "--rounds=" -> rounds = Integer.parseInt(value);
                case "--seconds=" -> seconds = Double.parseDouble(value);
                case "--warm-up=" -> warmUp = Duration.ofSeconds(Integer.parseInt(value));
                case "--home=" -> home = Path.of(value);
                case "--out=" -> out = Path.of(value);
                default -> {
                    if (!WORDS.contains(argument)) {
                        throw new IllegalArgumentException(argument + " is no option. There are:\n" + USAGE);
                    }
                }
            }
        }
        Path report = out == null ? home.resolve(mode.report()) : out;
        Duration time = Duration.ofMillis(Math.round(1000 * seconds));
        return new Options(mode, servers, scenarios, rounds, warmUp, time, home, report);
    }

    boolean wants(Contender contender) {
        return servers.isEmpty() || servers.stream().anyMatch(contender::isNamed);
    }

    /** Whether any kind of client of that server is wanted. */
    boolean wants(String server) {
        return servers.isEmpty()
                || servers.stream().anyMatch(name -> name.equals(server) || name.startsWith(server + ":"));
    }

    /** How to do it again; where things are on this machine is left out. */
    static String command(List<String> arguments) {
        String others = arguments.stream()
                .filter(argument -> !argument.startsWith("--home=") && !argument.startsWith("--out="))
                .filter(argument -> !argument.equals("--quick"))
                .collect(Collectors.joining(" "));
        return "mvn -Pbenchmarks verify"
                + (arguments.contains("--quick") ? " -Dquick" : "")
                + (others.isEmpty() ? "" : " -Dbenchmarks.args=\"" + others + "\"");
    }

    private static List<String> names(String value) {
        var names = new ArrayList<>(List.of(value.split(",", -1)));
        names.removeIf(String::isBlank);
        return List.copyOf(names);
    }
}
