// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.foyer.benchmarks.report.Environment.Fact;
import dev.foyer.benchmarks.server.Cores;

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

    static List<Fact> facts() throws IOException {
        String cpu = first("/proc/cpuinfo", "model name").orElse("unknown");
        String memory = first("/proc/meminfo", "MemTotal").orElse("unknown");
        return List.of(
                new Fact("CPU", cpu + ", " + Cores.ofMachine().count() + " cores"),
                new Fact("Memory", memory),
                new Fact(
                        "Kernel",
                        Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip()),
                new Fact("JDK", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version")));
    }

    private static Optional<String> first(String file, String key) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
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
