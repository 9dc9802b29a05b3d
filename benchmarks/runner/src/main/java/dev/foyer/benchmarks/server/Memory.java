// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process holds, in bytes: live objects if it is a JVM, resident pages. */
public record Memory(OptionalLong live, long resident) {

    private static final Pattern TOTAL = Pattern.compile("^Total\\s+\\d+\\s+(\\d+)", Pattern.MULTILINE);
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    /** Collects the process's garbage first, if it is a JVM. */
    public static Memory of(long pid) throws IOException, InterruptedException {
        OptionalLong live = live(pid);
        return new Memory(
                live,
                find(RESIDENT, Files.readString(Path.of("/proc/" + pid + "/status")))
                                .orElse(0)
                        * 1024);
    }

    private static OptionalLong live(long pid) throws IOException, InterruptedException {
        if (!Files.readSymbolicLink(Path.of("/proc/" + pid + "/exe")).endsWith("java")) {
            return OptionalLong.empty(); // what jcmd sends would kill it
        }
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String histogram = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? find(TOTAL, histogram) : OptionalLong.empty();
    }

    private static OptionalLong find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }
}
