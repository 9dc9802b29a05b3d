// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.client;

import org.jspecify.annotations.Nullable;

/** What is spoken on top of WebSocket. */
public interface Protocol {

    /** Path and query of the endpoint. */
    String path();

    /** What the server has to choose. */
    @Nullable
    String subprotocol();

    /** All that the client with that number offers in the handshake. */
    default @Nullable String offer(int number) {
        return subprotocol();
    }

    /** The connection is upgraded; says {@link Events#opened} now or when the server has answered. */
    void upgraded(Client client, Events events);

    /** A text message came. */
    void received(Client client, byte[] bytes, int from, int to, Events events);

    /** A binary message came. */
    default void receivedBinary(Client client, byte[] bytes, int from, int to, Events events) {
        throw new IllegalStateException("A binary message came");
    }
}
