// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The pages of the documentation. */
final class Pages {

    /** The directory that has the README. */
    static final Path ROOT = Path.of(System.getProperty("foyer.root")).normalize();

    /** Where the contract's sources are. */
    static final Path CONTRACT = ROOT.resolve("arquillian-tests/src/main/java/dev/foyer/contract");

    private Pages() {}

    /** README, CONTRIBUTING and everything in docs. */
    static List<Path> all() {
        var all = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")));
        all.addAll(in("docs"));
        return all;
    }

    /** The pages in a directory below the root, and in those below it. */
    static List<Path> in(String directory) {
        try (var files = Files.walk(ROOT.resolve(directory))) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The text of a file. */
    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
