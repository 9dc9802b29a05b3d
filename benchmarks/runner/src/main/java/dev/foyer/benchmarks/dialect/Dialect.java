// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.dialect;

import dev.foyer.benchmarks.client.Client;
import dev.foyer.benchmarks.client.Protocol;

/** How the operations of the bench look on the wire. Rooms, publishers, sequences and ids are numbers from 0. */
public interface Dialect extends Protocol {

    String PLAIN = "plain";

    /** By its name in {@code server.properties}; the client is {@link #PLAIN} or a subprotocol. */
    static Dialect of(String name, String client) {
        return switch (name) {
            case "json" -> new JsonDialect(client.equals(PLAIN) ? null : client);
            case ColyseusDialect.NAME -> new ColyseusDialect();
            case "socketio" -> new SocketIoDialect();
            case "stomp" -> new StompDialect();
            default -> throw new IllegalArgumentException("Unknown dialect: " + name);
        };
    }

    /** The answer has the id. */
    void join(Client client, int room, int id);

    /** The answer has the id. */
    void leave(Client client, int room, int id);

    /** The answer has the id and the same text and number. */
    void ask(Client client, String text, int number, int id);

    /** No answer; the members of the room get it. */
    void publish(Client client, int room, int publisher, int seq, String text);

    /**
     * Has the server publish many messages, as fast as it can. The answer has the id, and comes when the engine of the
     * server's nodes has taken the last. Only servers of several nodes know it.
     */
    default void burst(Client client, int room, Burst burst, int id) {
        throw new UnsupportedOperationException("No server of several nodes speaks this dialect");
    }

    /** Messages of a publisher that follow one another, the first with that number. */
    record Burst(int publisher, int seq, int count, String text) {}
}
