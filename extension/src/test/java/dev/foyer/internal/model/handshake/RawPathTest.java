// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model.handshake;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RawPathTest {

    @ParameterizedTest
    @CsvSource({
        "'',          /chat,                     /chat",
        "/app,        /app/chat,                 /chat",
        "/app,        /app,                      ''",
        "/app,        /app/a%20b;x=y,            /a%20b;x=y",
        "/app,        /app//chat,                //chat",
        "/my chat,    /my%20chat/a%20b,          /a%20b",
        "/my%20chat,  /my%20chat/chat,           /chat",
        "/ch\u00e4t,  /ch%C3%A4t/chat,           /chat",
        "/a+b,        /a+b/chat,                 /chat",
        "/a+b,        /a%2Bb/chat,               /chat",
        "/a,          /%61/chat,                 /chat",
        "/a%b,        /a%25b/chat,               /chat",
        "/shop/eu,    /shop/eu/chat,             /chat",
        "/ch\u00c3\u00a4t, /ch%C3%A4t/chat,      /chat",
        "/app,        /app;jsessionid=1/chat,    /chat",
    })
    void below_isTheRestAsItWasSent(String context, String raw, String rest) {
        assertThat(RawPath.below(context, raw)).isEqualTo(rest);
    }

    @ParameterizedTest
    @CsvSource({"/app, /./app/chat", "/app, /../app/chat", "/app, //app/chat", "/shop/eu, /shop", "/app, ''"})
    void below_ofAnotherSpelling_isTheWhole(String context, String raw) {
        assertThat(RawPath.below(context, raw)).isEqualTo(raw);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/chat", "/%41", "/a%20+b", "/%C3%A4%e2%82%ac", "/%F0%9F%98%80;x"})
    void utf8_isReadable(String raw) {
        assertThat(RawPath.isReadable(raw)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%ff", "/%c0%ae", "/%C3", "/%C3x%A4", "/%", "/%4", "/%zz", "/%ED%A0%80"})
    void anythingElse_isNot(String raw) {
        assertThat(RawPath.isReadable(raw)).isFalse();
    }

    @Test
    void template_resemblesOtherSpellings() {
        PathTemplate watch = PathTemplate.parse("/watch/{room}");

        assertThat(new String[] {"/watch/", "/watch//", "/watch/a/", "/watch/a%20/", "//watch/a", "/watch%20/a"})
                .allMatch(watch::resembles);
        assertThat(new String[] {"/watches/", "/watch/a/b", "/", "/a/watch/"}).noneMatch(watch::resembles);
        assertThat(PathTemplate.parse("/").resembles("//")).isTrue();
    }
}
