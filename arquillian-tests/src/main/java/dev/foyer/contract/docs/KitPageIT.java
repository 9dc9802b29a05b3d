// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.foyer.contract.testing.Contract;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of the test kit lists what runs there; needs no server. */
class KitPageIT {

    private static final Path FILE = Pages.ROOT.resolve("docs/internals/kit.md");
    private static final Path RIGHT = Pages.ROOT.resolve("arquillian-tests/target/kit.md");

    private final List<KitRow> rows = KitPage.rows();

    @Contract(
            rule = "K5",
            proves = "a page says which tests run on the test kit, and in a few words what each of the others needs")
    void page_listsTheClasses() throws IOException {
        String right = new KitPage(Pages.read(FILE)).with(rows);
        Files.writeString(RIGHT, right);

        assertThat(Pages.read(FILE).equals(right))
                .as(
                        "docs/internals/kit.md says what runs on the kit; if not, copy arquillian-tests/target/kit.md over it")
                .isTrue();
        assertThat(rows)
                .filteredOn(row -> row.onKit() < row.tests())
                .allSatisfy(
                        row -> assertThat(row.needs()).as(row.type().getName()).isNotBlank());
    }

    @Contract(rule = "K5", proves = "most of the contract runs on the test kit")
    void most_runOnTheKit() {
        int tests = rows.stream().mapToInt(KitRow::tests).sum();
        int onKit = rows.stream().mapToInt(KitRow::onKit).sum();

        assertThat(onKit).isGreaterThan(tests / 2);
        assertThat(rows).filteredOn(row -> row.onKit() > 0).hasSizeGreaterThan(rows.size() / 2);
    }
}
