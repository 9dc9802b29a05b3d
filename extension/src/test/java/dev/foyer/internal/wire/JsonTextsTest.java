// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.wire;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every form of JSON and of what is none, as data, as a member that is ignored, and as a whole frame. */
class JsonTextsTest {

    private static final int MAX_DEPTH = 32;

    private final FrameReader reader = new FrameReader(MAX_DEPTH);
    private final FrameOracle oracle = new FrameOracle(MAX_DEPTH);

    @Test
    void table_isLargeAndAgreesWithAJsonLibrary() {
        assertThat(JsonTexts.valid())
                .hasSizeGreaterThan(500)
                .doesNotHaveDuplicates()
                .allMatch(oracle::isJson);
        assertThat(JsonTexts.invalid()).hasSizeGreaterThan(350).noneMatch(oracle::isJson);
    }

    @Test
    void valid_isTakenAsItWasWritten() {
        assertThat(JsonTexts.valid())
                .allSatisfy(text ->
                        assertThat(reader.read(frame(text))).isEqualTo(new Incoming.Event("e", text.strip(), null)));
    }

    @Test
    void open_isTakenAsItWasWritten() {
        assertThat(JsonTexts.open())
                .allSatisfy(
                        text -> assertThat(reader.read(frame(text))).isEqualTo(new Incoming.Event("e", text, null)));
    }

    @Test
    void invalid_isMalformed() {
        assertThat(JsonTexts.invalid()).allSatisfy(text -> {
            assertThat(reader.read("{\"event\":\"e\",\"data\":" + text + "}")).isInstanceOf(Incoming.Malformed.class);
            assertThat(reader.read("{\"event\":\"e\",\"other\":" + text + "}")).isInstanceOf(Incoming.Malformed.class);
        });
    }

    @Test
    void everyText_isJudgedAsAFrameAsTheOracleDoes() {
        for (List<String> texts : List.of(JsonTexts.valid(), JsonTexts.invalid(), JsonTexts.open())) {
            assertThat(texts)
                    .allSatisfy(text -> assertThat(oracle.of(reader.read(text))).isEqualTo(oracle.judge(text)));
        }
    }

    @ParameterizedTest
    @CsvSource({"30, true", "31, true", "32, false", "500, false", "30000, false"})
    void depth_isBounded(int arrays, boolean allowed) {
        String text = "[".repeat(arrays) + "]".repeat(arrays);

        assertThat(reader.read(frame(text)) instanceof Incoming.Event).isEqualTo(allowed);
    }

    private static String frame(String data) {
        return "{\"event\":\"e\",\"data\":" + data + "}";
    }
}
