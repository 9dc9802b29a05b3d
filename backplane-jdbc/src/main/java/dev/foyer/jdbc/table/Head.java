// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.table;

/**
 * Is the row of an application, with what the database says of itself.
 *
 * @param last the row that was written last
 * @param run the run of the database that the nodes know
 * @param since the epoch that no log may be older than
 * @param swept when old rows were removed
 * @param now the database's clock and run
 */
public record Head(Mark last, String run, long since, Swept swept, Now now) {

    /**
     * Notes the removal of old rows.
     *
     * @param time when it was, in milliseconds since 1970
     * @param id the last row at that time
     */
    public record Swept(long time, long id) {}

    /**
     * Is what the database says of itself.
     *
     * @param time the milliseconds since 1970
     * @param run tells one start of the database from another; empty if it does not say that
     */
    public record Now(long time, String run) {}

    /** Tests whether the database was started again since a node has looked. It may be an old copy then. */
    public boolean isOtherRun() {
        return !run.equals(now.run);
    }

    Head withLast(Mark newLast) {
        return new Head(newLast, run, since, swept, now);
    }

    Head withSwept(Swept newSwept) {
        return new Head(last, run, since, newSwept, now);
    }

    /** Returns the same in the run of now, in which all logs begin anew. */
    Head renewed(long known) {
        return new Head(last, now.run, Math.max(now.time, Math.max(since, known) + 1), swept, now);
    }
}
