// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import dev.foyer.jdbc.text.MessageText;
import dev.foyer.spi.Cell;
import dev.foyer.spi.Position;
import dev.foyer.spi.Swapped;
import org.jspecify.annotations.Nullable;

/**
 * The rows of cells. Whoever changes one has the lock of the application, so messages about changes come in their
 * order.
 *
 * @param known the latest epoch that this node has heard of
 */
public record Cells(Place place, long known) {

    private static final String ONE = " WHERE application = ? AND topic = ?";

    /**
     * Is a change that is wanted.
     *
     * @param draft the message about it, without the position
     * @param expected where the cell must be; {@code null} if it must be empty
     * @param content what is to be in it
     * @param keepMillis how long it is kept
     * @param again whether this was tried before, and may be there
     */
    public record Wanted(Draft draft, @Nullable Position expected, String content, long keepMillis, boolean again) {

        private String id() {
            return draft.origin() + ':' + draft.number();
        }
    }

    /** Is what a row has. */
    private record Found(Position at, String content, String change) {

        Cell cell() {
            return new Cell(at, MessageText.read(content));
        }
    }

    /** Signals that nobody can tell whether a change was made. */
    public static final class UnsureException extends Exception {

        private static final long serialVersionUID = 1L;

        UnsureException() {
            super("Others have changed it since, so nobody can tell whether this change was made.");
        }
    }

    /** Returns what is in a cell, and keeps it from now on. The caller commits. */
    public Optional<Cell> use(Connection connection, String topic, long keepMillis) throws SQLException {
        if (find(connection, topic).isEmpty()) {
            return Optional.empty();
        }
        Head head = head(connection);
        Optional<Found> found = current(connection, head, topic);
        if (found.isPresent()) {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE foyer_cell SET used = ?, keep_millis = ?" + ONE)) {
                update.setLong(1, head.now().time());
                update.setLong(2, keepMillis);
                name(update, 3, topic);
                update.executeUpdate();
            }
        }
        return found.map(Found::cell);
    }

    /**
     * Changes a cell, and writes the message about it. The caller commits.
     *
     * @throws UnsureException if nobody can tell whether this was done before
     */
    public Swapped swap(Connection connection, Wanted wanted) throws SQLException, UnsureException {
        Head head = head(connection);
        String topic = wanted.draft().topic();
        Found found = current(connection, head, topic).orElse(null);
        if (found != null && found.change().equals(wanted.id())) {
            return Swapped.done(found.at());
        }
        Position at = found == null ? null : found.at();
        boolean there = at == null ? wanted.expected() == null : at.equals(wanted.expected());
        if (!there) {
            if (wanted.again() && wanted.expected() != null) {
                throw new UnsureException();
            }
            return Swapped.beaten(found == null ? null : found.cell());
        }
        Position next = at == null ? new Position(epoch(head), 0) : new Position(at.epoch(), at.number() + 1);
        write(connection, head, wanted, next, found == null);
        return Swapped.done(next);
    }

    /** Locks the row of the application. */
    private Head head(Connection connection) throws SQLException {
        var heads = new Heads(place);
        Head locked = heads.lock(connection);
        if (!locked.isOtherRun()) {
            return locked;
        }
        Head renewed = locked.renewed(known);
        heads.save(connection, renewed);
        return renewed;
    }

    private long epoch(Head head) {
        return Math.max(head.now().time(), Math.max(head.since(), known + 1));
    }

    /** Returns what a row has, in a new epoch if it may be older than what was there before. */
    private Optional<Found> current(Connection connection, Head head, String topic) throws SQLException {
        Optional<Found> found = find(connection, topic);
        if (found.isEmpty() || found.get().at().epoch() >= head.since()) {
            return found;
        }
        var at = new Position(epoch(head), 0);
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE foyer_cell SET epoch = ?, place = 0, made_by = ''" + ONE)) {
            update.setLong(1, at.epoch());
            name(update, 2, topic);
            update.executeUpdate();
        }
        return Optional.of(new Found(at, found.get().content(), ""));
    }

    private Optional<Found> find(Connection connection, String topic) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT epoch, place, content, made_by FROM foyer_cell" + ONE)) {
            name(select, 1, topic);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Found(
                                new Position(row.getLong(1), row.getLong(2)), row.getString(3), row.getString(4)))
                        : Optional.empty();
            }
        }
    }

    private void write(Connection connection, Head head, Wanted wanted, Position next, boolean isNew)
            throws SQLException {
        String sql = isNew
                ? "INSERT INTO foyer_cell (epoch, place, made_by, used, keep_millis, content, application, topic)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                : "UPDATE foyer_cell SET epoch = ?, place = ?, made_by = ?, used = ?, keep_millis = ?, content = ?"
                        + ONE;
        try (PreparedStatement write = connection.prepareStatement(sql)) {
            write.setLong(1, next.epoch());
            write.setLong(2, next.number());
            write.setString(3, wanted.id());
            write.setLong(4, head.now().time());
            write.setLong(5, wanted.keepMillis());
            write.setString(6, wanted.content());
            name(write, 7, wanted.draft().topic());
            write.executeUpdate();
        }
        Draft draft = wanted.draft();
        var mark = new Mark(head.last().id() + 1, draft.origin(), draft.number());
        var told = new Draft(draft.topic(), draft.origin(), draft.number(), "=" + next + "\n" + draft.message(), null);
        new Messages(place)
                .insert(
                        connection,
                        List.of(new Messages.Placed(mark, told, null)),
                        head.now().time());
        new Heads(place).save(connection, head.withLast(mark));
    }

    /**
     * Empties a cell, and returns what was in it if this has. The caller commits.
     *
     * @param unusedMillis for how long it must not have been used: whoever changes it meanwhile uses it
     */
    public Optional<Cell> empty(Connection connection, String topic, long unusedMillis) throws SQLException {
        Optional<Found> found = find(connection, topic);
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM foyer_cell" + ONE + " AND used + ? <= "
                + place.dialect().clock())) {
            name(delete, 1, topic);
            delete.setLong(3, unusedMillis);
            return delete.executeUpdate() == 1 ? found.map(Found::cell) : Optional.empty();
        }
    }

    private void name(PreparedStatement statement, int index, String topic) throws SQLException {
        statement.setString(index, place.application());
        statement.setString(index + 1, topic);
    }
}
