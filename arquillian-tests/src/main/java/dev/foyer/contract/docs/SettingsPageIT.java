// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.docs;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The settings that the checklist for production names are those of the reference, with the same defaults, and what jars list is there, too; needs no server. */
class SettingsPageIT {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(foyer\\.[a-z.-]+)` \\| `([^`]+)` \\|");

    private static final Pattern KEY = Pattern.compile("(?m)^\\| `(foyer\\.[a-z.-]+)` \\|");

    @Test
    void defaults_areThoseOfTheReference() {
        assertThat(settings("docs/reference/configuration.md"))
                .containsAllEntriesOf(settings("docs/howto/production.md"));
    }

    /** Foyer warns of a name that is not in these lists. */
    @Test
    void whatJarsList_isWhatTheReferenceHas() {
        assertThat(keys("foyer.backplane.", "docs/reference/backplane.md"))
                .containsExactlyInAnyOrderElementsOf(Stream.of(
                                listed("backplane-redis"),
                                listed("backplane-jdbc"),
                                Stream.of("foyer.backplane.engine", "foyer.backplane.name", "foyer.backplane.secret"))
                        .flatMap(keys -> keys)
                        .collect(Collectors.toSet()));
        assertThat(keys("foyer.jwt.", "docs/reference/configuration.md"))
                .containsExactlyInAnyOrderElementsOf(listed("jwt").toList());
    }

    private static Stream<String> listed(String module) {
        return Pages.read(Pages.ROOT.resolve(module + "/src/main/resources/META-INF/foyer.settings"))
                .lines();
    }

    private static Set<String> keys(String prefix, String page) {
        return KEY.matcher(Pages.read(Pages.ROOT.resolve(page)))
                .results()
                .map(row -> row.group(1))
                .filter(key -> key.startsWith(prefix))
                .collect(Collectors.toSet());
    }

    private static Map<String, String> settings(String page) {
        Map<String, String> settings = ROW.matcher(Pages.read(Pages.ROOT.resolve(page)))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
        assertThat(settings).as(page).hasSizeGreaterThan(5);
        return settings;
    }
}
