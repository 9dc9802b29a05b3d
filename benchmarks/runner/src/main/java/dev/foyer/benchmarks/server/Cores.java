// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Which core is whose. Servers have core 0 and the generator core 1; a second node and Redis have cores of their own if there are any. */
public record Cores(int count) {

    public static final int GENERATOR = 1;

    /** Those of the machine, not of this process. */
    public static Cores ofMachine() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return new Cores(Math.toIntExact(
                    lines.filter(line -> line.startsWith("processor")).count()));
        }
    }

    /** The core of the node with that number, from 1 on. */
    public int node(int number) {
        return number > 1 && count > 2 ? 2 : 0;
    }

    public int redis() {
        return count > 3 ? 3 : node(2);
    }

    /** The core of a Redis that the nodes must not slow down. */
    public int redisAlone() {
        return count > 3 ? 3 : GENERATOR;
    }
}
