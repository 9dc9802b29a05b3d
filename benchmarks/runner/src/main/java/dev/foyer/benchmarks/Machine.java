// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine this runs on, as /proc has it. */
final class Machine {

    private static final int OTHER_FILES = 500;

    private Machine() {}

    /** Keeps this process off the servers' core. */
    static void takeCore(int core) throws IOException, InterruptedException {
        String pid = Long.toString(ProcessHandle.current().pid());
        int exit = new ProcessBuilder("taskset", "-a", "-c", "-p", Integer.toString(core), pid)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("taskset does not give the generator core " + core);
        }
    }

    /** How many connections the limit of open files allows. */
    static int connections() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/limits")).stream()
                .filter(line -> line.startsWith("Max open files"))
                .map(line -> line.replace("Max open files", "").strip())
                .mapToInt(line -> Integer.parseInt(line.substring(0, line.indexOf(' '))) - OTHER_FILES)
                .findFirst()
                .orElseThrow();
    }
}
