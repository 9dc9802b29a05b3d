// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of rules lists the tests that there are; needs no server. */
class RulesPageIT {

    private static final Path FILE = Pages.ROOT.resolve("docs/reference/rules.md");
    private static final Path RIGHT = Pages.ROOT.resolve("arquillian-tests/target/rules.md");

    private final RulesPage page = new RulesPage(Pages.read(FILE));
    private final List<Proof> proofs = Proof.all();

    @Test
    void page_listsTheTests() throws IOException {
        String right = page.with(proofs);
        Files.writeString(RIGHT, right);

        assertThat(Pages.read(FILE).equals(right))
                .as(
                        "docs/reference/rules.md lists the tests that there are; if not, copy arquillian-tests/target/rules.md over it")
                .isTrue();
    }

    @Test
    void page_hasTheRulesOfTheTests() {
        assertThat(page.rules()).doesNotHaveDuplicates().containsAll(proved());
    }

    @Test
    void rules_haveTests() {
        assertThat(page.rules()).filteredOn(rule -> !proved().contains(rule)).isEmpty();
    }

    private Set<String> proved() {
        return proofs.stream().flatMap(proof -> proof.rules().stream()).collect(Collectors.toSet());
    }
}
