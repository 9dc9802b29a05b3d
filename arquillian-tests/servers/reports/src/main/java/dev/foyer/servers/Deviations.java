// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tests that may fail on a server, as {@code deviations.md} has them: a heading of the second level for each server, and under it
 * table rows that begin with the test's name as code.
 *
 * @param tests by server
 */
record Deviations(Map<String, Set<String>> tests) {

    private static final Pattern HEADING = Pattern.compile("## (\\S+)");
    private static final Pattern ROW =
            Pattern.compile("\\| *`([A-Za-z0-9]+\\.[A-Za-z0-9_]+)`(?: *\\|[^|]*[^| ][^|]*){4}\\|");

    static Deviations read(Path page) throws IOException {
        var tests = new HashMap<String, Set<String>>();
        String server = "";
        for (String line : Files.readAllLines(page)) {
            Matcher heading = HEADING.matcher(line);
            Matcher row = ROW.matcher(line);
            if (heading.matches()) {
                server = heading.group(1);
            } else if (row.matches()) {
                tests.computeIfAbsent(server, name -> new TreeSet<>()).add(row.group(1));
            } else if (line.startsWith("|") && !line.startsWith("| test |") && !line.startsWith("|---")) {
                throw new IOException(
                        "deviations.md: a row needs a test, a rule, what happens, why Foyer cannot mend it, "
                                + "and a source: " + line);
            }
        }
        return new Deviations(tests);
    }

    /** The tests that may fail on a server. */
    Set<String> of(String server) {
        return tests.getOrDefault(server, Set.of());
    }
}
