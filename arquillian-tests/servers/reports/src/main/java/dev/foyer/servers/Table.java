// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Prints how the contract tests went on each server, and fails for anything that {@code deviations.md} does not explain. */
public final class Table {

    private static final String LIBERTY = "openliberty";
    private static final String KIT = "kit";

    /** Has the implementation of WebSocket that Payara has. */
    private static final String GLASSFISH = "glassfish";

    /** Where tests run that prove nothing new on a further server. */
    private static final Set<String> SAME = Set.of(KIT, LIBERTY, "wildfly");

    /** Tests of nodes in trouble, of the documentation, of the kit, of the sample's page and of the tests' own tools, which are not repeated. */
    private static final Pattern ONCE = Pattern.compile(
            "dev\\.foyer\\.contract\\.(cluster\\.chaos|docs|kit|page|testing|howto\\.test\\.GreeterIT)\\.");

    private Table() {}

    /**
     * Prints the table.
     *
     * @param args the directory of the contract tests, when the build began, the servers that must have run, by commas, and which
     *     tests were to run, if not all
     */
    public static void main(String[] args) throws IOException {
        if (faults(args) > 0) {
            System.exit(1);
        }
    }

    /** Prints the table, and counts what makes the build fail. */
    static int faults(String... args) throws IOException {
        Path tests = Path.of(args[0]).toRealPath();
        Instant began = Instant.parse(args[1]);
        Map<String, Map<String, Outcome>> outcomes = outcomes(tests, began);
        Set<String> required = new TreeSet<>(List.of(args[2].split(",")));
        required.remove("");
        required.removeAll(outcomes.keySet());
        Deviations deviations = Deviations.read(tests.resolve("deviations.md"));
        Set<String> contract = args[3].isEmpty() ? ContractTests.in(tests.resolve("target/classes")) : Set.of();
        int faults = 0;
        System.out.printf(
                "%-24s %5s %7s %10s %10s %12s%n", "server", "tests", "passed", "2nd try", "explained", "unexplained");
        for (String server : outcomes.keySet()) {
            Set<String> expected = expected(server, contract, tests.resolve("servers"));
            faults += print(server, Verdict.of(expected, outcomes.get(server), deviations.of(server)));
        }
        for (String server : required) {
            String reason =
                    NotRun.reason(tests.resolve("servers").resolve(server).resolve("target"), began);
            System.out.println(server + ": no test has run" + (reason.isEmpty() ? "" : ", as " + reason));
            faults += reason.isEmpty() ? 1 : 0;
        }
        return faults;
    }

    /** What has run since the build began, by server. */
    private static Map<String, Map<String, Outcome>> outcomes(Path tests, Instant began) throws IOException {
        var outcomes = new TreeMap<String, Map<String, Outcome>>();
        try (Stream<Path> servers = Files.list(tests.resolve("servers"))) {
            for (Path server : servers.filter(Files::isDirectory).toList()) {
                outcomes.put(server.getFileName().toString(), Reports.ofBothTries(server.resolve("target"), began));
            }
        }
        outcomes.put(LIBERTY, Reports.ofBothTries(tests.resolve("target"), began)); // not its module's
        outcomes.values().removeIf(Map::isEmpty);
        return outcomes;
    }

    /** Those of the contract that run on a server: all of them once, on others what its module does not leave out. */
    private static Set<String> expected(String server, Set<String> contract, Path servers) throws IOException {
        Set<String> expected = new TreeSet<>(contract);
        Path selection = servers.resolve(server).resolve("tests.txt");
        if (Files.isRegularFile(selection)) {
            Set<String> classes = Set.copyOf(Files.readAllLines(selection));
            expected.removeIf(test ->
                    !classes.contains(test.substring(0, test.lastIndexOf('.')).replace('.', '/') + ".java"));
            return expected;
        }
        if (!server.equals(LIBERTY)) {
            expected.removeIf(test -> ONCE.matcher(test).lookingAt());
        }
        if (!SAME.contains(server)) {
            expected.removeIf(ContractTests::isSameEverywhere);
        }
        if (server.equals(GLASSFISH)) {
            expected.removeIf(ContractTests::isOncePerImplementation);
        }
        if (server.equals(KIT)) {
            expected.removeIf(ContractTests::needsServer);
        }
        return expected;
    }

    private static int print(String server, Verdict verdict) {
        System.out.printf(
                "%-24s %5d %7d %10d %10d %12d%n",
                server,
                verdict.tests(),
                verdict.passed(),
                verdict.second().size(),
                verdict.explained(),
                verdict.faults().size());
        verdict.second().forEach(test -> System.out.println("    " + test + ": failed in one of two tries"));
        verdict.faults().forEach(fault -> System.out.println("    " + fault));
        return verdict.faults().size();
    }
}
