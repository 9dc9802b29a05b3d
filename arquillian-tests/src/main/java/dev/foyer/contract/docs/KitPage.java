// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.docs;

import java.util.List;
import java.util.stream.Collectors;

import dev.foyer.contract.testing.ContractTest;

/** The page of what runs on the test kit: its prose is written by hand, the table at its end is not. */
final class KitPage {

    private static final String HEADING = "## The classes\n";
    private static final String SOURCES = "../../arquillian-tests/src/main/java/dev/foyer/contract/";

    private final String text;

    KitPage(String text) {
        this.text = text;
    }

    /** Those that each server runs: not those of the documentation and of the sample's page, of which one run is enough. */
    static List<KitRow> rows() {
        return Proof.classes().stream()
                .filter(type -> type.isAnnotationPresent(ContractTest.class))
                .filter(type -> !Proof.name(type).matches("(docs|page)\\..*"))
                .map(KitRow::of)
                .toList();
    }

    /** The page with the table. */
    String with(List<KitRow> rows) {
        int end = text.indexOf(HEADING);
        if (end < 0) {
            throw new IllegalStateException("The page has no heading for its table.");
        }
        long classes = rows.stream().filter(row -> row.onKit() > 0).count();
        int tests = rows.stream().mapToInt(KitRow::tests).sum();
        int onKit = rows.stream().mapToInt(KitRow::onKit).sum();
        return text.substring(0, end) + HEADING + "\n" + onKit + " of " + tests
                + " tests run on the test kit, in " + classes + " of " + rows.size() + " classes.\n\n"
                + "| class | rules | tests | on the kit | what the others need |\n|---|---|---|---|---|\n"
                + rows.stream().map(KitPage::line).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(KitRow row) {
        String file = SOURCES + Proof.name(row.type()).replace('.', '/') + ".java";
        return "| [" + row.type().getSimpleName() + "](" + file + ") | " + row.rules() + " | " + row.tests() + " | "
                + row.onKit() + " | " + row.needs() + " |";
    }
}
