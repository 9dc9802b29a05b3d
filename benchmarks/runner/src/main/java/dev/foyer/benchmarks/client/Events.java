// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.client;

/** What happens to the connections of an {@link Engine}, on its one thread. */
public interface Events {

    /** It can be used. */
    default void opened(Client client) {}

    /** The answer to a join, a leave or an ask. */
    default void replied(Client client, int id) {}

    /** A member of the room got what somebody published. */
    default void published(Client client, int room, int publisher, int seq) {}

    /** The server refused something. */
    default void refused(Client client, String message) {
        throw new IllegalStateException("Refused: " + message);
    }

    /** The connection has ended, and not by {@link Client#close}; the code 1006 stands for no close frame. */
    default void closed(Client client, int code, String why) {
        throw new IllegalStateException("Connection " + client.number() + " was closed: " + code + " " + why);
    }
}
