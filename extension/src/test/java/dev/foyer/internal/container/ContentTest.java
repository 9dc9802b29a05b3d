// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ContentTest {

    private final Content content = content("one");

    private static Content content(String text) {
        return new Content(text.getBytes(StandardCharsets.UTF_8), "text/plain");
    }

    @Test
    void tag_isOfTheContent() {
        assertThat(content("one").tag())
                .isEqualTo(content.tag())
                .isNotEqualTo(content("two").tag())
                .matches("\"[\\w-]{43}\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"other\", %s", "\"other\",W/%s,\"more\"", " %s ", "*"})
    void known_ifATagOfTheListIsTheSame(String header) {
        assertThat(content.isKnown(List.of(String.format(header, content.tag()))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"other\"", "W/\"other\"", "other", "\"\"", ",", "\"*\""})
    void unknown_otherwise(String header) {
        assertThat(content.isKnown(List.of(header))).isFalse();
    }

    @Test
    void unknown_withoutTheQuotesThatBelongToIt() {
        assertThat(content.isKnown(List.of(content.tag().replace("\"", "")))).isFalse();
    }

    @Test
    void known_inAnyOfSeveralHeaders() {
        assertThat(content.isKnown(List.of("\"other\"", content.tag()))).isTrue();
        assertThat(content.isKnown(List.of())).isFalse();
    }
}
