// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DeviationsTest {

    @TempDir
    private Path directory;

    @Test
    void rows_belongToTheHeadingAbove() throws IOException {
        Deviations deviations = read(
                "# Deviations",
                "## jetty",
                "| test | rule | what happens | why | source |",
                "|---|---|---|---|---|",
                "| `OneIT.works` | C7 | it closes | it does | [source](https://example.org) |",
                "## tomcat",
                "| `TwoIT.works` | D7 | it does not | it cannot | issue 1 |");

        assertThat(deviations.of("jetty")).containsExactly("OneIT.works");
        assertThat(deviations.of("tomcat")).containsExactly("TwoIT.works");
        assertThat(deviations.of("wildfly")).isEmpty();
    }

    @Test
    void aRowWithoutReason_isRefused() {
        assertThatThrownBy(() -> read("## jetty", "| `OneIT.works` | C7 | it closes |  | somewhere |"))
                .hasMessageContaining("a row needs a test, a rule");
    }

    private Deviations read(String... lines) throws IOException {
        return Deviations.read(Files.writeString(directory.resolve("deviations.md"), String.join("\n", lines)));
    }
}
