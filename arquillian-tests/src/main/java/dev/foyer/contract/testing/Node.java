// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs the scripts of {@code client-js/test}, each in a process of its own. */
public final class Node {

    private static final Path SCRIPTS = Path.of(System.getProperty("foyer.root"), "client-js", "test");

    private Node() {}

    /** What a script prints, by line, until it ends. One that takes more than three minutes is killed. */
    public static List<String> run(String script, Object... arguments) {
        return run(Map.of(), script, arguments);
    }

    /**
     * What a script prints, by line, until it ends.
     *
     * @param cues what to do where it prints one of these; it waits for that
     */
    public static List<String> run(Map<String, Runnable> cues, String script, Object... arguments) {
        var command = new ArrayList<>(List.of("node", SCRIPTS.resolve(script).toString()));
        List.of(arguments).forEach(argument -> command.add(argument.toString()));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            CompletableFuture<Void> killing = CompletableFuture.runAsync(
                    () -> kill(process), CompletableFuture.delayedExecutor(3, TimeUnit.MINUTES));
            try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
                return follow(process, output, cues);
            } finally {
                killing.cancel(false);
                kill(process);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> follow(Process process, BufferedReader output, Map<String, Runnable> cues)
            throws IOException {
        var printed = new ArrayList<String>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            printed.add(line);
            if (cues.containsKey(line)) {
                cues.get(line).run();
                process.getOutputStream().write('\n');
                process.getOutputStream().flush();
            }
        }
        return printed;
    }

    /** A browser, too, that it has started. */
    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
