// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.deploy;

import dev.foyer.contract.testing.Client;

import static org.assertj.core.api.Assertions.assertThat;

/** Talks to a {@link Lobby}. */
final class Lobbies {

    private static final String SAY = "{\"event\":\"say\",\"data\":{\"from\":\"me\",\"text\":\"hi\"},\"id\":7}";

    private Lobbies() {}

    /** Says something, which nobody but this client gets, and counts the connections of its application. */
    static void assertAlone(Client client) {
        client.send(SAY);
        assertThat(client.next())
                .isEqualTo("{\"event\":\"said\",\"room\":\"lobby\",\"data\":{\"from\":\"me\",\"text\":\"hi\"}}");
        assertThat(client.next()).isEqualTo("{\"reply\":7,\"data\":1}");
        assertThat(client.call("count", "null")).contains("\"data\":1");
    }
}
