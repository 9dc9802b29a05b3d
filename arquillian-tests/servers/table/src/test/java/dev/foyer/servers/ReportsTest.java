// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReportsTest {

    @TempDir
    private Path directory;

    @Test
    void outcomes_areTold() throws IOException {
        report(
                "TEST-a.OneIT.xml",
                "<testsuite>"
                        + test("works", "<system-out>x</system-out>")
                        + test("fails", "<failure type='x'/>")
                        + test("breaks", "<error type='x'/>")
                        + test("skips", "<skipped/>")
                        + "</testsuite>");
        report("summary.xml", "no report");

        assertThat(Reports.read(directory, Instant.EPOCH))
                .isEqualTo(Map.of(
                        "a.OneIT.works", Outcome.PASSED,
                        "a.OneIT.fails", Outcome.FAILED,
                        "a.OneIT.breaks", Outcome.FAILED,
                        "a.OneIT.skips", Outcome.SKIPPED));
    }

    @Test
    void reportsOfAnotherBuild_areLeftOut() throws IOException {
        report("TEST-a.OneIT.xml", "<testsuite>" + test("works", "") + "</testsuite>");

        assertThat(Reports.read(directory, Instant.now().plusSeconds(60))).isEmpty();
        assertThat(Reports.read(directory.resolve("none"), Instant.EPOCH)).isEmpty();
    }

    @Test
    void aBrokenReport_isAnError() throws IOException {
        report("TEST-a.OneIT.xml", "<testsuite>");

        assertThatThrownBy(() -> Reports.read(directory, Instant.EPOCH))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("TEST-a.OneIT.xml");
    }

    private static String test(String name, String content) {
        return "<testcase classname='a.OneIT' name='" + name + "'>" + content + "</testcase>";
    }

    private void report(String name, String content) throws IOException {
        Files.writeString(directory.resolve(name), content);
    }
}
