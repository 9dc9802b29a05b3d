// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.wire;

import java.util.Map;

import dev.foyer.internal.wire.Incoming.Malformed;
import dev.foyer.internal.wire.Incoming.Positions;
import dev.foyer.spi.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule Q3: how a client says how far it has got. */
class PositionsTest {

    private final FrameReader reader = new FrameReader(100);

    @Test
    void positions_haveTheirRooms() {
        assertThat(reader.read("{\"resume\":{\"lobby\":\"1795877551000-41\",\"tea \\u00e9\":\"2-0\"}}"))
                .isEqualTo(new Positions(
                        Map.of("lobby", new Position(1_795_877_551_000L, 41), "tea é", new Position(2, 0))));
    }

    @Test
    void clientThatHasGotNothing_hasNoPositions() {
        assertThat(reader.read("{ \"resume\" : { } }")).isEqualTo(new Positions(Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resume\":1}",
                "{\"resume\":null}",
                "{\"resume\":[]}",
                "{\"resume\":{\"lobby\":1}}",
                "{\"resume\":{\"lobby\":null}}",
                "{\"resume\":{\"lobby\":\"\"}}",
                "{\"resume\":{\"lobby\":\"41\"}}",
                "{\"resume\":{\"lobby\":\"-1-41\"}}",
                "{\"resume\":{\"lobby\":\"1--1\"}}",
                "{\"resume\":{\"lobby\":\"1-99999999999999999999\"}}",
                "{\"resume\":{\"lobby\":{\"a\":[{}]}}}",
                "{\"resume\":{\"lobby\":\"1-2\",}}",
                "{\"resume\":{\"lobby\":\"1-2\"}",
                "{\"resume\":{},\"resume\":{}}",
            })
    void anythingElse_isMalformed(String text) {
        assertThat(reader.read(text)).isInstanceOf(Malformed.class);
    }

    @Test
    void event_isAnEvent_whateverElseItHas() {
        assertThat(reader.read("{\"event\":\"e\",\"resume\":{}}")).isInstanceOf(Incoming.Event.class);
    }
}
