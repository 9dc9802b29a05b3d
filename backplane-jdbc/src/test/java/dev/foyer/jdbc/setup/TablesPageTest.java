// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The statements in docs/reference/backplane.md, for whoever has to paste them. */
class TablesPageTest {

    @Test
    void page_hasTheStatementsThatANodeRuns() throws IOException {
        String page = Files.readString(Path.of("../docs/reference/backplane.md"));
        String statements = Files.readString(Path.of("src/main/resources/dev/foyer/jdbc/setup/tables.sql"));

        assertThat(page).contains("```sql\n" + statements.strip() + "\n```");
    }
}
