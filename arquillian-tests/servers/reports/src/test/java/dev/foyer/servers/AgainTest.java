// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class AgainTest {

    private static final String PASSED = "/>";
    private static final String FAILED = "><failure/></testcase>";

    @TempDir
    private Path tests;

    private Path module;

    @BeforeEach
    void contract() throws IOException {
        module = tests.resolve("servers/tomcat");
        Files.createDirectories(module.resolve("target/failsafe-reports"));
        Files.writeString(
                tests.resolve("deviations.md"), "## tomcat\n| `OneIT.deviates` | D7 | it fails | it must | issue 1 |");
    }

    @Test
    void explainedFailures_areNotTriedAgain() throws IOException {
        report("OneIT", "works", PASSED, "deviates", FAILED);

        assertThat(classes()).isEmpty();
    }

    @Test
    void classesWithAnotherFailure_areTriedAgain() throws IOException {
        report("OneIT", "deviates", FAILED, "fails", FAILED);
        report("TwoIT", "", FAILED);
        report("ThreeIT", "works", PASSED);

        assertThat(classes()).isEqualTo("a.b.OneIT,a.b.TwoIT");
    }

    @Test
    void whatIsExplainedOnAnotherServer_isTriedAgain() throws IOException {
        module = Files.move(module, module.resolveSibling("jetty"));
        report("OneIT", "deviates", FAILED);

        assertThat(classes()).isEqualTo("a.b.OneIT");
    }

    private String classes() throws IOException {
        return Again.classes(module, Instant.EPOCH);
    }

    /** Names of tests, and how each went; a class that failed as a whole has no name. */
    private void report(String type, String... tests) throws IOException {
        var suite = new StringBuilder("<testsuite>");
        for (int i = 0; i < tests.length; i += 2) {
            suite.append("<testcase classname='a.b." + type + "' name='" + tests[i] + "'" + tests[i + 1]);
        }
        Files.writeString(module.resolve("target/failsafe-reports/TEST-" + type + ".xml"), suite + "</testsuite>");
    }
}
