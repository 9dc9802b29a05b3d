// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** What a module wrote in place of reports, as it had nothing to run on. One that has neither broke down. */
final class NotRun {

    private NotRun() {}

    /**
     * Why the module has run nothing, or the empty string.
     *
     * @param directory of the module's build
     * @param since a file from before is of another build and left out
     */
    static String reason(Path directory, Instant since) throws IOException {
        Path file = directory.resolve("not-run.txt");
        return Files.isRegularFile(file) && Reports.isOfBuild(file, since)
                ? Files.readString(file).strip()
                : "";
    }
}
