// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** How many cores were busy with something else, since a start: what makes figures worse than they are. */
final class OtherLoad {

    private static final double TICKS_PER_SECOND = 100;

    private final long start = System.nanoTime();
    private final long busy;
    private final long own;

    OtherLoad() throws IOException {
        busy = busy();
        own = own();
    }

    /** Right only when all servers have ended: before, their time is nobody's. */
    double cores() throws IOException {
        double others = (busy() - busy - (own() - own)) / TICKS_PER_SECOND;
        return Math.max(0, others / ((System.nanoTime() - start) / 1e9));
    }

    /** All cores' time but idle and waiting. */
    private static long busy() throws IOException {
        long[] ticks = numbers(
                Files.readString(Path.of("/proc/stat")).lines().findFirst().orElseThrow());
        return ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6] + ticks[7];
    }

    /** This process's and its ended children's, user and system. */
    private static long own() throws IOException {
        String text = Files.readString(Path.of("/proc/self/stat"));
        long[] ticks = numbers(text.substring(text.lastIndexOf(')') + 4)); // begins with the fourth field
        return ticks[10] + ticks[11] + ticks[12] + ticks[13];
    }

    private static long[] numbers(String line) {
        return Arrays.stream(line.split(" ", -1))
                .filter(word -> word.matches("-?\\d{1,18}"))
                .mapToLong(Long::parseLong)
                .toArray();
    }
}
