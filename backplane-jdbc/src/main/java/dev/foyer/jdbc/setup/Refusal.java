// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.setup;

import java.sql.SQLException;
import java.util.Set;

/** Says what a refusal of the database means. Works for PostgreSQL and H2. */
public final class Refusal {

    private static final Set<String> NO_TABLE = Set.of("42P01", "42S02", "42S03", "42S04", "3F000", "90079");
    private static final Set<String> NO_RIGHT = Set.of("42501", "90096");

    private Refusal() {}

    /** Tests whether a table or a schema is not there. */
    public static boolean isWithoutTable(SQLException failure) {
        return NO_TABLE.contains(state(failure));
    }

    /** Tests whether there is a row with this key already. */
    public static boolean isDuplicate(SQLException failure) {
        return state(failure).startsWith("23");
    }

    static boolean isWithoutRight(SQLException failure) {
        return NO_RIGHT.contains(state(failure));
    }

    /** Returns the state that the database has given. A pool may have put its exception into others without one. */
    private static String state(SQLException failure) {
        Throwable next = failure;
        while (next != null) {
            if (next instanceof SQLException found && found.getSQLState() != null) {
                return found.getSQLState();
            }
            next = next.getCause();
        }
        return "";
    }

    /** Returns the database's own words, but only the first line: those that follow may show what is in a row. */
    public static String words(SQLException failure) {
        String message = String.valueOf(failure.getMessage()).strip();
        int line = message.indexOf('\n');
        int statement = message.indexOf("; SQL statement"); // H2 repeats it
        int end = line < 0 ? message.length() : line;
        return message.substring(0, statement < 0 ? end : Math.min(end, statement)) + " (SQLState "
                + failure.getSQLState() + ')';
    }
}
