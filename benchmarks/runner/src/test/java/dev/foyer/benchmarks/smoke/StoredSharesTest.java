// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.smoke;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StoredSharesTest {

    @Test
    void shares_areRead(@TempDir Path home) throws Exception {
        Files.writeString(home.resolve("smoke.properties"), "# how\nask=1.10\nroom-100=0.9\n");

        StoredShares shares = StoredShares.in(home);

        assertThat(shares.of("ask")).hasValue(1.1);
        assertThat(shares.of("room-100")).hasValue(0.9);
        assertThat(shares.of("churn")).isEmpty();
    }

    @Test
    void projectsShares_areThoseOfASmokeRun() throws Exception {
        StoredShares shares = StoredShares.in(Path.of(".."));

        assertThat(Smoke.SCENARIOS).allMatch(scenario -> shares.of(scenario).isPresent());
    }

    @Test
    void missingFile_isAFault(@TempDir Path home) {
        assertThatThrownBy(() -> StoredShares.in(home))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("smoke.properties");
    }
}
