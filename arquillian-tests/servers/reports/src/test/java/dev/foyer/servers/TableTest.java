// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class TableTest {

    private static final String ALL = "";

    @TempDir
    private Path tests;

    @BeforeEach
    void contract() throws IOException {
        write("deviations.md", "## tomcat\n| `ExampleIT.plain` | D7 | it is not run | it cannot be | issue 1 |");
        write("servers/openliberty-newest-java/pom.xml", "");
        Path classFile = tests.resolve("target/classes/dev/foyer/servers/ExampleIT.class");
        Files.createDirectories(classFile.getParent());
        try (InputStream in = Objects.requireNonNull(ExampleIT.class.getResourceAsStream("ExampleIT.class"))) {
            Files.copy(in, classFile);
        }
    }

    @Test
    void aServerAlone_isJudgedByTheContract() throws IOException {
        report("tomcat", "ofTheContract", "parameterized(int)[1]", "parameterized(int)[2]");
        assertThat(faults("tomcat", ALL)).isZero();

        report("tomcat", "ofTheContract");
        assertThat(faults("tomcat", ALL)).isEqualTo(1);
        assertThat(faults("tomcat", "ExampleIT#ofTheContract")).isZero();
    }

    @Test
    void aServerThatMustRun_runsOrSaysWhyNot() throws IOException {
        report("tomcat", "ofTheContract", "parameterized");

        assertThat(faults("tomcat,openliberty-newest-java", ALL)).isEqualTo(1);

        write("servers/openliberty-newest-java/target/not-run.txt", "there is no Java");
        assertThat(faults("tomcat,openliberty-newest-java", ALL)).isZero();
    }

    @Test
    void aServerForSomeTests_isJudgedByThese() throws IOException {
        write("deviations.md", "");
        write("servers/small/tests.txt", "dev/foyer/servers/ExampleIT.java\n");
        report("small", "ofTheContract");
        assertThat(faults("small", ALL)).isEqualTo(2);

        write("servers/small/tests.txt", "dev/foyer/servers/AnotherIT.java\n");
        assertThat(faults("small", ALL)).isZero();
    }

    @Test
    void theKit_isJudgedByWhatNeedsNoServer() throws IOException {
        write("deviations.md", "");
        report("kit", "ofTheContract", "parameterized");
        assertThat(faults("kit", ALL)).isZero();

        report("kit", "ofTheContract");
        assertThat(faults("kit", ALL)).isEqualTo(1);
    }

    @Test
    void openLiberty_isJudgedByTheReportsOfTheContractItself() throws IOException {
        write("deviations.md", "");
        write("servers/openliberty/pom.xml", "");
        assertThat(faults("openliberty", ALL)).isEqualTo(1);

        write("target/failsafe-reports/TEST-ExampleIT.xml", suite("ofTheContract", "parameterized", "plain"));
        assertThat(faults("openliberty", ALL)).isZero();
    }

    private int faults(String servers, String some) throws IOException {
        return Table.faults(tests.toString(), "1970-01-01T00:00:00Z", servers, some);
    }

    private void report(String server, String... names) throws IOException {
        write("servers/" + server + "/target/failsafe-reports/TEST-ExampleIT.xml", suite(names));
    }

    private static String suite(String... names) {
        var suite = new StringBuilder("<testsuite>");
        for (String name : names) {
            suite.append("<testcase classname='dev.foyer.servers.ExampleIT' name='" + name + "'/>");
        }
        return suite + "</testsuite>";
    }

    private void write(String name, String content) throws IOException {
        Path file = tests.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
