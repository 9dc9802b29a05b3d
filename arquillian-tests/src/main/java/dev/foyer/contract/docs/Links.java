// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The links of pages to files and headings of this repository. */
final class Links {

    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("#{1,6} (.+)");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");

    private Links() {}

    /** Where the links in a page's text lead, those to other sites left out. */
    static List<String> of(String text) {
        return prose(text)
                .flatMap(line -> LINK.matcher(line.replaceAll("`[^`]*`", "``")).results())
                .map(link -> link.group(1))
                .filter(target -> !ELSEWHERE.matcher(target).matches())
                .toList();
    }

    /** Whether a link leads to a file that exists, and to a heading that it has. */
    static boolean resolves(Path page, String target) {
        int hash = target.indexOf('#');
        String file = hash < 0 ? target : target.substring(0, hash);
        Path found = file.isEmpty() ? page : page.resolveSibling(file).normalize();
        return Files.exists(found) && (hash < 0 || anchors(Pages.read(found)).contains(target.substring(hash + 1)));
    }

    /** The anchors of a text's headings, as GitHub makes them. */
    static List<String> anchors(String text) {
        var anchors = new ArrayList<String>();
        Map<String, Integer> uses = new HashMap<>();
        prose(text).map(HEADING::matcher).filter(heading -> heading.matches()).forEach(heading -> {
            String anchor = heading.group(1)
                    .replaceAll("\\[([^\\]]*)]\\([^)]*\\)", "$1")
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-');
            int earlier = uses.merge(anchor, 1, Integer::sum) - 1;
            anchors.add(earlier == 0 ? anchor : anchor + "-" + earlier);
        });
        return anchors;
    }

    /** The lines outside of listings. */
    private static Stream<String> prose(String text) {
        var prose = new ArrayList<String>();
        boolean listing = false;
        for (String line : text.lines().toList()) {
            if (line.strip().startsWith("```")) {
                listing = !listing;
            } else if (!listing && !line.startsWith("    ")) {
                prose.add(line);
            }
        }
        return prose.stream();
    }
}
