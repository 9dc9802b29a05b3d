// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class NotRunTest {

    @TempDir
    private Path directory;

    @Test
    void reason_isThatOfThisBuild() throws IOException {
        assertThat(NotRun.reason(directory, Instant.EPOCH)).isEmpty();

        Files.writeString(directory.resolve("not-run.txt"), "there is no Java\n");

        assertThat(NotRun.reason(directory, Instant.EPOCH)).isEqualTo("there is no Java");
        assertThat(NotRun.reason(directory, Instant.now().plusSeconds(60))).isEmpty();
    }
}
