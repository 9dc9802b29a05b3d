// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The CPU time that a process has used, user and system. The scheduler's clocks of its threads count nanoseconds but go with a
 * thread that ends; the process's own clock keeps those too but counts ticks of 10 ms.
 */
public record CpuTime(long threadNanos, long processNanos) {

    private static final long TICK = 10_000_000;

    /** How a JVM names the threads of its compilers, as far as the system keeps it. */
    private static final Pattern COMPILER = Pattern.compile("C[12] Compiler.*\\R?");

    public static CpuTime of(long pid) {
        return new CpuTime(threads(pid, task -> true), process(pid));
    }

    /** What the compilers of a JVM have used; nothing for another process. */
    public static long ofCompilers(long pid) {
        return threads(pid, task -> COMPILER.matcher(read(task, "comm")).matches());
    }

    /** The exact clocks, unless a thread that used much has ended. */
    public long since(CpuTime start) {
        long exact = threadNanos - start.threadNanos;
        long coarse = processNanos - start.processNanos;
        return exact < coarse - 3 * TICK ? coarse : exact;
    }

    private static long threads(long pid, Predicate<Path> which) {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/" + pid + "/task"))) {
            return tasks.filter(which).mapToLong(CpuTime::thread).sum();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static long thread(Path task) {
        String text = read(task, "schedstat");
        return text.isEmpty() ? 0 : Long.parseLong(text.substring(0, text.indexOf(' ')));
    }

    /** What the system tells about a thread; empty if it has ended. */
    private static String read(Path task, String what) {
        try {
            return Files.readString(task.resolve(what));
        } catch (IOException ended) {
            return "";
        }
    }

    private static long process(long pid) {
        try {
            String text = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1); // begins with the third field
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
