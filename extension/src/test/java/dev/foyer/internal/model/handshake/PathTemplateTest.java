// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model.handshake;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PathTemplateTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/chat", "/a/b/c", "/{a}", "/a/{b}/c/{d}", "/chat.v1", "/{long-name}"})
    void template_keepsItsText(String text) {
        assertThat(PathTemplate.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "'',           does not start with '/'",
        "chat,         does not start with '/'",
        "{a},          does not start with '/'",
        "//,           empty segment",
        "/chat/,       empty segment",
        "/a//b,        empty segment",
        "/{a}/{a},     variable 'a' twice",
        "/a{b},        whole segment",
        "/{a}b,        whole segment",
        "/{a}{b},      whole segment",
        "/{a}-{b},     whole segment",
        "/{},          whole segment",
        "/{,           whole segment",
        "/},           whole segment",
        "/{a,          whole segment",
        "/a},          whole segment",
        "/{a{b}},      whole segment",
        "/{a}},        whole segment",
        "/{a}b},       whole segment",
    })
    void invalidTemplate_isRefusedWithTheReason(String text, String reason) {
        assertThatThrownBy(() -> PathTemplate.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason.replace("''", "'"));
    }

    @ParameterizedTest
    @CsvSource({
        "/,           /",
        "/chat,       /chat",
        "/chat,       /%63hat",
        "/a/b,        /a/b",
        "/a.b,        /a.b",
        "/a b,        /a%20b",
    })
    void path_matchesLiterals(String template, String path) {
        assertThat(PathTemplate.parse(template).match(path)).hasValue(Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "/,           /chat",
        "/chat,       /",
        "/chat,       /Chat",
        "/chat,       /chat/",
        "/chat,       /chat/x",
        "/chat,       /chatx",
        "/a.b,        /axb",
        "/{a},        /",
        "/a/{b},      /a",
        "/a/{b},      /a/",
        "/a/{b},      /a/b/c",
        "/a/{b},      /x/b",
        "/{a}/b,      //b",
    })
    void otherPath_doesNotMatch(String template, String path) {
        assertThat(PathTemplate.parse(template).match(path)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/x,               x",
        "/a%20b,           a b",
        "/a+b,             a+b",
        "/a%2Bb,           a+b",
        "/%C3%A9%E2%82%AC, é€",
        "/%F0%9F%98%80,    😀",
        "/100%,            100%",
        "/%zz,             %zz",
        "/a+b%20c,         a+b c",
        "/a%2fb,           a/b",
    })
    void variable_isDecoded(String path, String value) {
        assertThat(PathTemplate.parse("/{id}").match(path)).hasValue(Map.of("id", value));
    }

    @Test
    void variables_areNamed() {
        var template = PathTemplate.parse("/a/{b}/c/{d}");

        assertThat(template.variables()).containsExactlyInAnyOrder("b", "d");
        assertThat(template.match("/a/1/c/2")).isEqualTo(Optional.of(Map.of("b", "1", "d", "2")));
        assertThat(PathTemplate.parse("/a").variables()).isEmpty();
    }

    @Test
    void shape_isTheSameForTemplatesThatMatchTheSame() {
        assertThat(shape("/a/{b}")).isEqualTo(shape("/a/{c}")).isNotEqualTo(shape("/a/b"));
        assertThat(shape("/{a}/b")).isNotEqualTo(shape("/a/{b}"));
        assertThat(shape("/")).isNotEqualTo(shape("/{a}"));
    }

    @Test
    void order_putsTheMoreExactFirst() {
        var sorted = Stream.of("/{x}/{y}", "/{x}/b", "/a/{y}", "/a/b", "/{x}")
                .map(PathTemplate::parse)
                .sorted()
                .map(PathTemplate::toString)
                .toList();

        assertThat(sorted.indexOf("/a/b")).isLessThan(sorted.indexOf("/a/{y}"));
        assertThat(sorted.indexOf("/a/{y}")).isLessThan(sorted.indexOf("/{x}/b"));
        assertThat(sorted.indexOf("/{x}/b")).isLessThan(sorted.indexOf("/{x}/{y}"));
    }

    @Test
    void order_doesNotDependOnWhereItStarts() {
        var templates = Stream.of("/{x}/{y}", "/{x}/b", "/a/{y}", "/a/b", "/{x}", "/a", "/", "/a/b/{c}", "/{x}/b/c")
                .map(PathTemplate::parse)
                .collect(Collectors.toList());
        List<PathTemplate> sorted = templates.stream().sorted().toList();

        for (int i = 0; i < templates.size(); i++) {
            Collections.rotate(templates, 1);
            assertThat(templates.stream().sorted().toList()).isEqualTo(sorted);
        }
    }

    @Test
    void templates_areEqualByText() {
        assertThat(PathTemplate.parse("/a"))
                .isEqualTo(PathTemplate.parse("/a"))
                .hasSameHashCodeAs(PathTemplate.parse("/a"));
        assertThat(PathTemplate.parse("/{a}")).isNotEqualTo(PathTemplate.parse("/{b}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a%2fb", "/a%2Fb", "/a%5cb", "/a%5Cb", "/a\\b"})
    void hiddenSlash_isFound(String path) {
        assertThat(RawPath.hidesSlash(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/a/b", "/a%20b", "/a2fb", "/%C3%A9"})
    void otherPaths_hideNone(String path) {
        assertThat(RawPath.hidesSlash(path)).isFalse();
    }

    private static String shape(String text) {
        return PathTemplate.parse(text).shape();
    }
}
