// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.wire;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import jakarta.json.Json;
import jakarta.json.JsonString;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class JsonTextTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
                    ``,                `""`
                    plain,             `"plain"`
                    a"b,               `"a\\"b"`
                    a\\b,              `"a\\\\b"`
                    a/b,               `"a/b"`
                    é€😀,              `"é€😀"`
                    """)
    void text_isQuoted(String text, String json) {
        assertThat(quote(text)).isEqualTo(json);
    }

    @Test
    void controlCharacters_areEscaped() {
        assertThat(quote("\u0000\n\t\u001f\u007f")).isEqualTo("\"\\u0000\\u000a\\u0009\\u001f\u007f\"");
    }

    @Test
    void loneSurrogates_areEscapedAndPairsAreNot() {
        assertThat(quote("\ud800")).isEqualTo("\"\\ud800\"");
        assertThat(quote("\udc00\ud800")).isEqualTo("\"\\udc00\\ud800\"");
        assertThat(quote("\ud83d\ud83d\ude00\ude00")).isEqualTo("\"\\ud83d\ud83d\ude00\\ude00\"");
    }

    @Test
    void anyText_isReadBackAndCanBeEncoded() {
        var random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
                text.append((char) (random.nextBoolean() ? random.nextInt(0x80) : 0xd700 + random.nextInt(0xa00)));
            }

            String json = quote(text.toString());

            try (var reader = Json.createReader(new StringReader(json))) {
                assertThat(((JsonString) reader.readValue()).getString()).isEqualTo(text.toString());
            }
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(json)).isTrue();
        }
    }

    private static String quote(String text) {
        return JsonText.quote(new StringBuilder(), text).toString();
    }
}
