// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/** Lists the databases that the tables can be in, with what each of them says differently. */
public enum Dialect {
    POSTGRESQL(
            "PostgreSQL",
            "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)",
            "CAST(EXTRACT(EPOCH FROM pg_postmaster_start_time()) AS VARCHAR)"),
    /** Does not tell one run from another. */
    H2("H2", "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS BIGINT)", "''");

    private final String product;
    private final String clock;
    private final String run;

    Dialect(String product, String clock, String run) {
        this.product = product;
        this.clock = clock;
        this.run = run;
    }

    /** Returns that of a database, or nothing if it is another one. */
    public static Optional<Dialect> of(Connection connection) throws SQLException {
        String name = connection.getMetaData().getDatabaseProductName();
        return Arrays.stream(values()).filter(one -> one.product.equals(name)).findFirst();
    }

    /** Returns the expression for the milliseconds since 1970. */
    String clock() {
        return clock;
    }

    /** Returns the expression for what is another one after each start of the database. */
    String run() {
        return run;
    }
}
