// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.docs;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The versions that pages repeat are those of the build; needs no server. */
class VersionsIT {

    private static final Pattern DEPENDENCY =
            Pattern.compile("<groupId>(.*)</groupId>\\s*<artifactId>(.*)</artifactId>\\s*<version>(.*)</version>");

    @Test
    void dependencies_haveTheVersionsOfTheBuild() {
        List<MatchResult> dependencies = Pages.all().stream()
                .flatMap(page -> DEPENDENCY.matcher(Pages.read(page)).results())
                .toList();

        assertThat(dependencies)
                .hasSizeGreaterThan(7)
                .allSatisfy(dependency -> assertThat(dependency.group(3))
                        .as(dependency.group(1) + ":" + dependency.group(2))
                        .isEqualTo(Build.version(dependency.group(1), dependency.group(2))));
    }

    @Test
    void servers_haveTheVersionsOfTheBuild() {
        String page = Pages.read(Pages.ROOT.resolve("docs/reference/servers.md"));
        for (String server : List.of("Open Liberty", "WildFly", "Payara", "GlassFish", "Tomcat", "Jetty")) {
            String version =
                    Build.property("version." + server.toLowerCase(Locale.ROOT).replace(' ', '-'));
            List<String> rows = page.lines()
                    .filter(line -> line.startsWith("| " + server + " "))
                    .toList();

            assertThat(rows.get(0)).startsWith("| " + server + " | " + version);
            assertThat(rows).as(server).allMatch(row -> !row.matches("\\| [^|]+ \\| \\d.*") || row.contains(version));
        }
    }
}
