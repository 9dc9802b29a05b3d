// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.wire;

import dev.foyer.internal.wire.Incoming.Bearer;
import dev.foyer.internal.wire.Incoming.Malformed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How a client sends new credentials: rule I1. */
class BearerTest {

    private final FrameReader reader = new FrameReader(100);

    @Test
    void bearer_isAToken_withAnIdOrWithout() {
        assertThat(reader.read("{\"bearer\":\"a.b-c_d~e+f/g=\",\"id\":9}"))
                .isEqualTo(new Bearer("a.b-c_d~e+f/g=", "9"));
        assertThat(reader.read("{\"id\":\"x\",\"bearer\":\"\\u0061\"}")).isEqualTo(new Bearer("a", "\"x\""));
        assertThat(reader.read("{\"bearer\":\"a\",\"other\":{}}")).isEqualTo(new Bearer("a", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"bearer\":7}",
                "{\"bearer\":null}",
                "{\"bearer\":{\"token\":\"a\"}}",
                "{\"bearer\":\"\"}",
                "{\"bearer\":\"a b\"}",
                "{\"bearer\":\"a\\u007f\"}",
                "{\"bearer\":\"caf\\u00e9\"}",
                "{\"bearer\":\"a\",\"bearer\":\"a\"}",
                "{\"bearer\":\"a\"",
            })
    void anythingElse_isMalformed(String text) {
        assertThat(reader.read(text)).isInstanceOf(Malformed.class);
    }

    @Test
    void longToken_isMalformed_withItsId() {
        assertThat(reader.read("{\"bearer\":\"" + "a".repeat(8192) + "\"}")).isInstanceOf(Bearer.class);
        assertThat(reader.read("{\"bearer\":\"" + "a".repeat(8193) + "\",\"id\":3}"))
                .isEqualTo(new Malformed("its bearer is not a token", "3"));
    }

    @Test
    void text_hasNoSecret() {
        assertThat(reader.read("{\"bearer\":\"s3cr3t\",\"id\":9}")).hasToString("Bearer[9]");
    }

    @Test
    void event_isAnEvent_whateverElseItHas() {
        assertThat(reader.read("{\"event\":\"e\",\"bearer\":\"a\"}")).isInstanceOf(Incoming.Event.class);
    }
}
