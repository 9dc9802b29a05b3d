// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster.message;

import java.util.List;

import dev.foyer.internal.audience.saved.SavedConnection;
import dev.foyer.internal.audience.saved.SavedRoom;
import dev.foyer.spi.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule Q3: what nodes keep of a connection. */
class SavedTextTest {

    @Test
    void connection_isReadAsItWasWritten() {
        var connection = new SavedConnection(
                "c1",
                "/chat/{room}",
                "ada \"\u00e9\"",
                "/game",
                List.of(
                        new SavedRoom("plain", false, null),
                        new SavedRoom("own", true, null),
                        new SavedRoom("log", false, new Position(1_795_877_551_000L, 41)),
                        new SavedRoom("both \"\n", true, new Position(0, -1))));

        assertThat(SavedText.read(SavedText.write(connection))).hasValue(connection);
    }

    @Test
    void connectionWithoutUserAndRooms_isReadAsItWasWritten() {
        var connection = new SavedConnection("c1", "/chat", null, "/", List.of());

        assertThat(SavedText.read(SavedText.write(connection))).hasValue(connection);
    }

    @Test
    void whatANewerVersionAdds_isIgnored() {
        assertThat(SavedText.read(
                        "{\"new\":[1],\"c\":\"c1\",\"e\":\"/chat\",\"ns\":\"/\",\"rooms\":{\"a\":{\"new\":1}}}"))
                .hasValue(new SavedConnection("c1", "/chat", null, "/", List.of(new SavedRoom("a", false, null))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "[]",
                "{}",
                "{\"c\":1,\"e\":\"/chat\",\"ns\":\"/\",\"rooms\":{}}",
                "{\"c\":\"c1\",\"e\":\"/chat\",\"ns\":\"/\",\"rooms\":[]}",
                "{\"c\":\"c1\",\"e\":\"/chat\",\"ns\":\"/\",\"rooms\":{\"a\":1}}",
                "{\"c\":\"c1\",\"e\":\"/chat\",\"ns\":\"/\",\"rooms\":{\"a\":{\"at\":[1]}}}",
                "{\"c\":\"c1\",\"e\":\"/chat\",\"ns\":\"/\",\"rooms\":{\"a\":{\"at\":[1,1.5]}}}",
            })
    void anythingElse_isNone(String text) {
        assertThat(SavedText.read(text)).isEmpty();
    }
}
