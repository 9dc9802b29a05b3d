// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Prints the classes that run once more on a server: those with a failure that {@code deviations.md} does not explain. An explained one
 * fails again, and takes its time to.
 */
public final class Again {

    private Again() {}

    /**
     * Prints the names of the classes, by commas, or nothing.
     *
     * @param args the directory of the server's module, and when the build began
     */
    public static void main(String[] args) throws IOException {
        System.out.print(classes(Path.of(args[0]).toRealPath(), Instant.parse(args[1])));
    }

    static String classes(Path module, Instant began) throws IOException {
        Map<String, Outcome> outcomes = Reports.read(module.resolve("target/failsafe-reports"), began);
        Set<String> explained = Deviations.read(module.resolve("../../deviations.md"))
                .of(module.getFileName().toString());
        return outcomes.keySet().stream()
                .filter(test -> outcomes.get(test) == Outcome.FAILED && !explained.contains(Verdict.simple(test)))
                .map(test -> test.substring(0, test.lastIndexOf('.')))
                .distinct()
                .collect(Collectors.joining(","));
    }
}
