// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.foyer.spi.Position;
import dev.foyer.spi.Retention;

/** Does once what the engine does later, to find out whether it may. */
public final class Trial {

    private static final Retention KEEP = new Retention(1, Duration.ofMinutes(1), 1);

    private Trial() {}

    /** Writes, reads and removes rows of an application that no other one is called like. The caller rolls back. */
    public static void run(Place place, Connection connection) throws SQLException {
        var nobody = new Place(place.dialect(), "?" + place.node(), place.node());
        var draft = new Draft("all", place.node(), 1, "", KEEP);
        new Pendings(nobody).insert(connection, draft, KEEP);
        var wishes = new Round.Changes(List.of("all"), List.of());
        Round.Done done = new Round(new Round.Attempt(1, false, 1), List.of(draft), all -> wishes, 0, Map.of())
                .run(nobody, connection);
        if (done.sweep() != null) {
            done.sweep().oldMessages(connection);
        }
        new LogReads(nobody).after(connection, "all", new Position(0, -1), 1);
        new Heads(nobody).renew(connection, new Heads(nobody).lock(connection), 0);
        new Interests(nobody).leave(connection);
        var cells = new Cells(nobody, 0);
        try {
            cells.swap(connection, new Cells.Wanted(draft, null, "", 1, false));
            cells.use(connection, "all", 1);
        } catch (Cells.UnsureException impossible) {
            throw new SQLException(impossible);
        }
        cells.empty(connection, "all", 0);
    }
}
