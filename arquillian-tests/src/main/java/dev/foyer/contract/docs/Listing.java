// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A listing on a page, and where its source is: a comment before it names a file beside the page's tests, and a region of it or
 * none.
 *
 * <pre>{@code
 * <!-- source: DeskEndpoint.java refuse -->
 * }</pre>
 *
 * @param page the page
 * @param source the file, empty if none is named
 * @param region the part of it between {@code // tag::refuse} and {@code // end::refuse}; empty for the whole class
 * @param text the listing
 */
record Listing(Path page, String source, String region, String text) {

    private static final Pattern BLOCK =
            Pattern.compile("(?m)(?:^<!-- source: (\\S+)(?: (\\S+))? -->\n)?^```java\n((?s:.*?))^```$");
    private static final Pattern HEAD = Pattern.compile("//.*|package .*|import .*|");

    /** All of a page. */
    static List<Listing> of(Path page) {
        return BLOCK.matcher(Pages.read(page))
                .results()
                .map(block -> new Listing(page, text(block.group(1)), text(block.group(2)), block.group(3)))
                .toList();
    }

    private static String text(String group) {
        return group == null ? "" : group;
    }

    /** What the listing should be. */
    String expected() {
        String topic = page.getFileName().toString().replaceAll("-|\\.md$", "");
        List<String> lines = Pages.read(Pages.CONTRACT.resolve("howto/" + topic + "/" + source))
                .lines()
                .toList();
        List<String> part = region.isEmpty() ? body(lines) : region(lines);
        String listing = part.stream().filter(line -> !isTag(line)).collect(Collectors.joining("\n"));
        return listing.stripIndent().replaceAll("\n{3,}", "\n\n").strip() + "\n";
    }

    /** Without the licence, the package and the imports. */
    private static List<String> body(List<String> lines) {
        return lines.stream().dropWhile(line -> HEAD.matcher(line).matches()).toList();
    }

    private List<String> region(List<String> lines) {
        var region = new ArrayList<String>();
        boolean inside = false;
        for (String line : lines) {
            boolean ends = line.strip().equals("// end::" + region());
            inside &= !ends;
            if (inside) {
                region.add(line);
            }
            inside |= line.strip().equals("// tag::" + region());
        }
        return region;
    }

    private static boolean isTag(String line) {
        return Stream.of("// tag::", "// end::").anyMatch(line.strip()::startsWith);
    }
}
