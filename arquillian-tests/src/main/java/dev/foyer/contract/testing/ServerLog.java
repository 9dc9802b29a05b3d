// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.awaitility.core.ConditionTimeoutException;

import static org.awaitility.Awaitility.await;

/** What the server has logged. */
public final class ServerLog {

    private ServerLog() {}

    /** Lines that contain each of some texts; waits for so many, as some servers log a moment later, and gives those that there are. */
    public static List<String> awaited(int count, String... texts) {
        try {
            await().atMost(Client.PATIENCE).until(() -> lines(texts).size() >= count);
        } catch (ConditionTimeoutException fewer) {
            return lines(texts);
        }
        return lines(texts);
    }

    /** The lines that contain each of some texts. */
    public static List<String> lines(String... texts) {
        try (var lines = Files.lines(Path.of(System.getProperty("foyer.main.log")))) {
            return lines.filter(line -> Arrays.stream(texts).allMatch(line::contains))
                    .map(line -> line.replaceFirst("]]$", "")) // what some servers write after a message
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
