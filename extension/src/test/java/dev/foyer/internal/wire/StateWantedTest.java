// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.wire;

import dev.foyer.internal.wire.Incoming.Malformed;
import dev.foyer.internal.wire.Incoming.StateWanted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How a client asks what a room remembers: rule S3. */
class StateWantedTest {

    private final FrameReader reader = new FrameReader(100);

    @Test
    void question_hasTheNameOfTheRoom() {
        assertThat(reader.read("{\"state\":\"board:7\"}")).isEqualTo(new StateWanted("board:7"));
        assertThat(reader.read("{\"other\":1, \"state\" : \"caf\\u00e9\" }")).isEqualTo(new StateWanted("caf\u00e9"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"state\":7}",
                "{\"state\":null}",
                "{\"state\":{\"room\":\"a\"}}",
                "{\"state\":\"a\\nb\"}",
                "{\"state\":\"a\",\"state\":\"a\"}",
                "{\"state\":\"a\"",
            })
    void anythingElse_isMalformed(String text) {
        assertThat(reader.read(text)).isInstanceOf(Malformed.class);
    }

    @Test
    void longName_isMalformed() {
        assertThat(reader.read("{\"state\":\"" + "a".repeat(257) + "\"}")).isInstanceOf(Malformed.class);
    }

    @Test
    void event_isAnEvent_whateverElseItHas() {
        assertThat(reader.read("{\"event\":\"e\",\"state\":\"a\"}")).isInstanceOf(Incoming.Event.class);
    }
}
