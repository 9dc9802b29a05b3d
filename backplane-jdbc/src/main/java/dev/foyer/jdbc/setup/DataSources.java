// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.setup;

import java.util.List;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** Finds data sources by their names. */
public final class DataSources {

    private DataSources() {}

    /**
     * Looks a data source up: by its full name if it begins with {@code java:}, else as a resource of the application,
     * and then as one of the server. Called on a thread that has the application's naming context.
     *
     * @throws IllegalStateException if there is none of this name; the message says what to do
     */
    public static DataSource find(String setting, String name) {
        List<String> names = name.startsWith("java:") ? List.of(name) : List.of("java:comp/env/" + name, name);
        Optional<Object> found = names.stream()
                .map(DataSources::lookup)
                .flatMap(Optional::stream)
                .findFirst();
        if (found.isEmpty()) {
            throw new IllegalStateException("There is no data source '" + name
                    + "'. Define it in the server's configuration, or correct " + setting + '.');
        }
        if (found.get() instanceof DataSource source) {
            return source;
        }
        throw new IllegalStateException("'" + name + "' is no data source, but a "
                + found.get().getClass().getName() + ". Set " + setting + " to the JNDI name of a data source.");
    }

    @SuppressWarnings("BanJNDI") // only a name that whoever runs the application has set
    private static Optional<Object> lookup(String name) {
        try {
            return Optional.ofNullable(new InitialContext().lookup(name));
        } catch (NamingException | RuntimeException none) { // not there, or a server without naming
            return Optional.empty();
        }
    }
}
