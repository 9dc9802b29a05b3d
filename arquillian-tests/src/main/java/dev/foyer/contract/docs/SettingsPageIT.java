// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.docs;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The settings that the checklist for production names are those of the reference, with the same defaults; needs no server. */
class SettingsPageIT {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(foyer\\.[a-z.-]+)` \\| `([^`]+)` \\|");

    @Test
    void defaults_areThoseOfTheReference() {
        assertThat(settings("docs/reference/configuration.md"))
                .containsAllEntriesOf(settings("docs/howto/production.md"));
    }

    private static Map<String, String> settings(String page) {
        Map<String, String> settings = ROW.matcher(Pages.read(Pages.ROOT.resolve(page)))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
        assertThat(settings).as(page).hasSizeGreaterThan(5);
        return settings;
    }
}
