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
    void parameters_areNotOfTheName() throws IOException {
        report(
                "TEST-a.OneIT.xml",
                "<testsuite>"
                        + test("works(Path)", "")
                        + test("mayFail(int)[1]", "")
                        + test("mayFail(int)[2]", "<failure type='x'/>")
                        + test("mayFail(int)[3]", "")
                        + "</testsuite>");

        assertThat(Reports.read(directory, Instant.EPOCH))
                .isEqualTo(Map.of("a.OneIT.works", Outcome.PASSED, "a.OneIT.mayFail", Outcome.FAILED));
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

    @Test
    void bothTries_count() throws IOException {
        report(
                "failsafe-reports/TEST-a.OneIT.xml",
                "<testsuite>"
                        + test("works", "")
                        + test("recovers", "<failure type='x'/>")
                        + test("stays", "<failure type='x'/>")
                        + test("breaksLater", "")
                        + "</testsuite>");
        report(
                "failsafe-reports-again/TEST-a.OneIT.xml",
                "<testsuite>"
                        + test("works", "")
                        + test("recovers", "")
                        + test("stays", "<error type='x'/>")
                        + test("breaksLater", "<failure type='x'/>")
                        + test("isReached", "")
                        + "</testsuite>");

        assertThat(Reports.ofBothTries(directory, Instant.EPOCH))
                .isEqualTo(Map.of(
                        "a.OneIT.works", Outcome.PASSED,
                        "a.OneIT.recovers", Outcome.SECOND,
                        "a.OneIT.stays", Outcome.FAILED,
                        "a.OneIT.breaksLater", Outcome.SECOND,
                        "a.OneIT.isReached", Outcome.SECOND));
    }

    @Test
    void aClassThatFails_isToldApart() throws IOException {
        report(
                "failsafe-reports/TEST-a.OneIT.xml",
                "<testsuite>" + test("initializationError", "<error type='x'/>") + "</testsuite>");
        assertThat(Reports.ofBothTries(directory, Instant.EPOCH)).isEqualTo(Map.of("a.OneIT.", Outcome.FAILED));

        report("failsafe-reports-again/TEST-a.OneIT.xml", "<testsuite>" + test("works", "") + "</testsuite>");
        assertThat(Reports.ofBothTries(directory, Instant.EPOCH))
                .isEqualTo(Map.of("a.OneIT.", Outcome.SECOND, "a.OneIT.works", Outcome.SECOND));

        report(
                "failsafe-reports-again/TEST-a.OneIT.xml",
                "<testsuite>" + test("", "<error type='x'/>") + "</testsuite>");
        assertThat(Reports.ofBothTries(directory, Instant.EPOCH)).isEqualTo(Map.of("a.OneIT.", Outcome.FAILED));
    }

    private static String test(String name, String content) {
        return "<testcase classname='a.OneIT' name='" + name + "'>" + content + "</testcase>";
    }

    private void report(String name, String content) throws IOException {
        Files.createDirectories(directory.resolve(name).getParent());
        Files.writeString(directory.resolve(name), content);
    }
}
