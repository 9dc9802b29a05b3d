// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.server;

import dev.foyer.benchmarks.dialect.ColyseusDialect;
import dev.foyer.benchmarks.dialect.Dialect;

/** A row of the tables: a server, and as what kind of client it is talked to. */
public record Contender(ServerDefinition server, String client) {

    private static final String LIMIT = "limit";

    /** The server's name, with the kind of client if there are several. */
    public String label() {
        return server.clients().size() == 1 ? server.name() : server.name() + " (" + client + ")";
    }

    /** Whether others are compared with this one, and so it is compared with itself. */
    public boolean isYardstick() {
        return isYardstickOf(this);
    }

    /** Whether the other is compared with this one. */
    public boolean isYardstickOf(Contender other) {
        return server.name().equals(other.server.yardstick());
    }

    /** Whether it is the bare program, which shows what the machine can do. */
    public boolean isLimit() {
        return server.name().equals(LIMIT);
    }

    /** Whether it is meant by the server's name, or the server's name, a colon and the kind of client. */
    public boolean isNamed(String name) {
        return name.equals(server.name()) || name.equals(server.name() + ":" + client);
    }

    /** Whether its rooms are states, and nothing else. */
    public boolean hasStatesOnly() {
        return server.dialect().equals(ColyseusDialect.NAME);
    }

    public Dialect dialect() {
        return Dialect.of(server.dialect(), client);
    }
}
