// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt.internal.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The reference has every key with its default; those of places are Foyer's own. */
class SettingsPageTest {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `((?:mp\\.jwt\\.verify|foyer\\.jwt)[^`]*)` \\| (?:`([^`]*)`|none) \\|");

    @Test
    void page_hasEveryKeyWithItsDefault() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "reference", "configuration.md"));
        Map<String, String> documented = ROW.matcher(page)
                .results()
                .collect(Collectors.toMap(
                        match -> match.group(1), match -> Objects.requireNonNullElse(match.group(2), "")));

        Map<String, String> known =
                Arrays.stream(JwtSetting.values()).collect(Collectors.toMap(JwtSetting::key, JwtSetting::fallback));
        assertThat(documented).isEqualTo(known);
    }
}
