// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.setup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;

import dev.foyer.jdbc.table.Dialect;
import dev.foyer.jdbc.table.Head;
import dev.foyer.jdbc.table.Heads;
import dev.foyer.jdbc.table.Place;
import dev.foyer.jdbc.table.Round;
import dev.foyer.jdbc.table.Trial;

/**
 * Tries everything once, so that a mistake is told when the application starts.
 *
 * @param place whose rows belong to this node
 * @param head from where on this node reads
 */
public record Opening(Place place, Head head) {

    private static final int ATTEMPTS = 5;

    /**
     * Prepares the database.
     *
     * @param name of the data source, for messages
     * @param place makes the place
     * @param create whether tables are created that are not there
     * @throws IllegalStateException if the database cannot be used; the message says what to do
     */
    public static Opening of(DataSource source, String name, Function<Dialect, Place> place, boolean create) {
        try (Connection connection = source.getConnection()) {
            Dialect dialect = Dialect.of(connection)
                    .orElseThrow(() -> new IllegalStateException("The database of '" + name
                            + "' is neither PostgreSQL nor H2. Set foyer.backplane.datasource to one that is."));
            connection.setAutoCommit(true);
            Tables.prepare(connection, create);
            Place prepared = place.apply(dialect);
            enter(connection, prepared);
            Head head = new Heads(prepared).read(connection);
            if (head == null) {
                throw new SQLException("The row of the application is not there.");
            }
            return new Opening(prepared, head);
        } catch (SQLException failure) {
            throw new IllegalStateException(
                    Refusal.isWithoutRight(failure)
                            ? "The database of '" + name + "' refuses what Foyer needs: " + Refusal.words(failure)
                                    + ". Give its user the rights to select, insert, update and delete in the tables"
                                    + " that begin with foyer_."
                            : "The database of '" + name + "' cannot be used: " + Refusal.words(failure)
                                    + ". Check the data source, the database and the network.",
                    failure);
        }
    }

    /** Says that this node runs. */
    private static void enter(Connection connection, Place place) throws SQLException {
        int isolation = Isolation.readCommitted(connection);
        connection.setAutoCommit(false);
        try {
            Trial.run(place, connection);
            connection.rollback();
            enterOnce(connection, place);
        } finally {
            connection.setAutoCommit(true);
            Isolation.restore(connection, isolation);
        }
    }

    private static void enterOnce(Connection connection, Place place) throws SQLException {
        var round = new Round(
                new Round.Attempt(0, false, 0), List.of(), all -> new Round.Changes(List.of(), List.of()), 0, Map.of());
        for (int i = 1; ; i++) {
            try {
                round.run(place, connection);
                connection.commit();
                return;
            } catch (SQLException refused) { // the first nodes of an application may all add its row
                connection.rollback();
                if (i == ATTEMPTS) {
                    throw refused;
                }
            }
        }
    }
}
