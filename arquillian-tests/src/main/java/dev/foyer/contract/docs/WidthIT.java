// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Prose and Javadoc end at column 120; needs no server. */
class WidthIT {

    private static final int WIDTH = 120;

    /** Ends the name of a page that the benchmark has written. */
    private static final String DATA = "-data.md";

    @Test
    void prose_endsAtColumn120() {
        for (Path page : Pages.all()) {
            if (!page.toString().endsWith(DATA)) {
                assertThat(tooLong(prose(Pages.read(page)))).as(page.toString()).isEmpty();
            }
        }
    }

    @Test
    void javadocOfTheApi_endsAtColumn120() throws IOException {
        try (var files = Files.walk(Pages.ROOT.resolve("api/src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(tooLong(Pages.read(file).lines().toList()))
                        .as(file.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void longLines_areFound() {
        String words = "word ".repeat(30);
        String page = words + "\n| " + words + "\n    " + words + "\n`FOYER-1: " + words + "`\n```sh\n" + words
                + "\n```\nProved by:\n\n- " + words + "\n\n## Next\n\n- " + words + "\n";

        assertThat(tooLong(prose(page))).containsExactly(words, "- " + words);
    }

    /** Without tables, listings, messages, and the lists of tests. */
    private static List<String> prose(String page) {
        var prose = new ArrayList<String>();
        boolean listing = false;
        boolean generated = false;
        for (String line : page.lines().toList()) {
            if (line.strip().startsWith("```")) {
                listing = !listing;
            } else if (!listing) {
                generated = line.startsWith("Proved by") || (generated && !line.startsWith("#"));
                boolean wraps = !line.startsWith("|") && !line.startsWith("    ") && !line.startsWith("`FOYER-");
                if (wraps && !generated) {
                    prose.add(line);
                }
            }
        }
        return prose;
    }

    private static List<String> tooLong(List<String> lines) {
        return lines.stream().filter(line -> line.length() > WIDTH).toList();
    }
}
