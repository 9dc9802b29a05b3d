// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.docs;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page of rules: what each rule says is written by hand, the tests below it are not. */
final class RulesPage {

    private static final Pattern SECTION = Pattern.compile("(?m)^(?=#)");
    private static final Pattern RULE = Pattern.compile("(?m)^### ([A-Z]\\d+): \\S");
    private static final String PROOFS = "Proved by";
    private static final String SOURCES = "../../arquillian-tests/src/main/java/dev/foyer/contract/";

    private final String text;

    RulesPage(String text) {
        this.text = text;
    }

    /** The rules that the page has, in its order. */
    List<String> rules() {
        return RULE.matcher(text)
                .results()
                .map((MatchResult rule) -> rule.group(1))
                .toList();
    }

    /** The page with these proofs below the rules they are of. */
    String with(List<Proof> proofs) {
        return SECTION.splitAsStream(text)
                .map(section -> section(section, proofs))
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    private static String section(String section, List<Proof> proofs) {
        Matcher rule = RULE.matcher(section);
        if (!rule.lookingAt()) {
            return section.strip();
        }
        int end = section.indexOf("\n" + PROOFS);
        String prose = end < 0 ? section : section.substring(0, end);
        String below = proofs.stream()
                .filter(proof -> proof.rules().contains(rule.group(1)))
                .map(RulesPage::line)
                .collect(Collectors.joining("\n"));
        return prose.strip() + "\n\n" + PROOFS + (below.isEmpty() ? " no test yet." : ":\n\n" + below);
    }

    private static String line(Proof proof) {
        String file = SOURCES + proof.test().replace('.', '/') + ".java";
        String name = proof.test().substring(proof.test().lastIndexOf('.') + 1);
        return "- " + proof.proves() + " ([" + name + "](" + file + "))";
    }
}
