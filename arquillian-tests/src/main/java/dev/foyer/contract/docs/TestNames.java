// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The classes of tests that pages name. */
final class TestNames {

    private static final Pattern NAME = Pattern.compile("(?<!@)\\b[A-Z]\\w*[a-z](?:IT|Test)\\b");
    private static final Set<String> EXISTING = Stream.of(
                    "arquillian-tests/src/main/java", "extension/src/test/java", "test-kit/src/test/java")
            .flatMap(directory -> sources(Pages.ROOT.resolve(directory)))
            .collect(Collectors.toUnmodifiableSet());

    private TestNames() {}

    /** Those in a text, also in its listings and commands. */
    static List<String> of(String text) {
        return NAME.matcher(text).results().map(MatchResult::group).toList();
    }

    /** Whether there is such a class. */
    static boolean exists(String name) {
        return EXISTING.contains(name);
    }

    private static Stream<String> sources(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
