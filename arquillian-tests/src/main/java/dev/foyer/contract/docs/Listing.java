// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A listing on a page, and where its source is: a comment before it names a file, and a region of it or none. The file is beside the
 * page's tests, or its path begins at the root of the repository.
 *
 * <pre>{@code
 * <!-- source: DeskEndpoint.java refuse -->
 * }</pre>
 *
 * @param page the page
 * @param language what it is written in
 * @param source the file, empty if none is named
 * @param region the part of it between {@code // tag::refuse} and {@code // end::refuse}; empty for the whole class
 * @param text the listing
 */
record Listing(Path page, String language, String source, String region, String text) {

    private static final Pattern BLOCK =
            Pattern.compile("(?m)(?:^<!-- source: (\\S+)(?: (\\S+))? -->\n)?^```([a-z]+)\n((?s:.*?))^```$");
    private static final Set<String> WITH_SOURCE = Set.of("java", "nginx", "tsx");
    private static final Set<String> OF_POMS = Set.of("xml");
    private static final Pattern HEAD = Pattern.compile("//.*|package .*|import .*|");

    /** Those of a page that have a source, or should have one. */
    static List<Listing> of(Path page) {
        return BLOCK.matcher(Pages.read(page))
                .results()
                .map(block ->
                        new Listing(page, block.group(3), text(block.group(1)), text(block.group(2)), block.group(4)))
                .filter(listing -> WITH_SOURCE.contains(listing.language)
                        || (!listing.source.isEmpty() && !OF_POMS.contains(listing.language)))
                .toList();
    }

    private static String text(String group) {
        return group == null ? "" : group;
    }

    /** What the listing should be. */
    String expected() {
        String topic = page.getFileName().toString().replaceAll("-|\\.md$", "");
        Path beside = Pages.CONTRACT.resolve("howto/" + topic + "/" + source);
        Path file = Files.exists(beside) ? beside : Pages.ROOT.resolve(source);
        List<String> lines = Pages.read(file).lines().toList();
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
            boolean ends = isTag(line, "end::" + region());
            inside &= !ends;
            if (inside) {
                region.add(line);
            }
            inside |= isTag(line, "tag::" + region());
        }
        return region;
    }

    private static boolean isTag(String line, String tag) {
        return line.strip().matches("(//|#|<!--) " + Pattern.quote(tag) + "( -->)?");
    }

    private static boolean isTag(String line) {
        return line.strip().matches("(//|#|<!--) (tag|end)::.*");
    }
}
