// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.foyer.jdbc.request.Emptying;
import dev.foyer.jdbc.request.Keeping;
import dev.foyer.jdbc.request.Lasting;
import dev.foyer.jdbc.request.Reading;
import dev.foyer.jdbc.request.Request;
import dev.foyer.jdbc.request.RetainedReading;
import dev.foyer.jdbc.request.Retaining;
import dev.foyer.jdbc.request.Sending;
import dev.foyer.jdbc.request.Swapping;
import dev.foyer.jdbc.request.Taking;
import dev.foyer.jdbc.request.Using;
import dev.foyer.jdbc.table.Cells;
import dev.foyer.jdbc.table.Head;
import dev.foyer.jdbc.table.Heads;
import dev.foyer.jdbc.table.Interests;
import dev.foyer.jdbc.table.LogReads;
import dev.foyer.jdbc.table.RetainedRows;
import dev.foyer.jdbc.table.Round;
import dev.foyer.jdbc.table.Sweep;
import dev.foyer.spi.Swapped;
import org.jspecify.annotations.Nullable;

/**
 * Writes what waits, as much as there is in one transaction, and reads logs after that. A batch without an answer is
 * tried again until it is known to be there, or none of it waits any more. For one thread.
 */
final class Writer implements Runnable {

    private static final Logger LOG = Logger.getLogger("dev.foyer.jdbc");

    /** How often this node says that it runs. */
    private static final long BEAT_NANOS = Duration.ofSeconds(2).toNanos();

    private final Link link;
    private final Waiting waiting;
    private final Pause pause;
    private final Own own;
    private final Runnable written;
    private final Retries retries = new Retries();

    // Mutable state, for the thread that writes.
    private Waiting.Batch batch = Waiting.Batch.NONE; // what has no answer
    private long number; // of the batch
    private boolean open; // until it is answered
    private long retryAt = System.nanoTime();
    private long beatAt = System.nanoTime();
    private @Nullable Sweep sweep; // what is left of it

    // Mutable state, for any thread.
    private volatile boolean asked;

    /**
     * Creates a writer.
     *
     * @param written is run after each commit
     */
    Writer(Link link, Waiting waiting, Pause pause, Own own, Runnable written) {
        this.link = link;
        this.waiting = waiting;
        this.pause = pause;
        this.own = own;
        this.written = written;
    }

    /** Has the next transaction come at once, though nothing waits here. */
    void ask() {
        asked = true;
        pause.wake();
    }

    @Override
    public void run() {
        try {
            while (!pause.isOver()) {
                if (!isDue()) {
                    pause.nanos(Math.max(0, nextNanos()));
                } else {
                    write();
                }
            }
            write(); // what came last
            leave();
        } finally {
            waiting.giveUp();
            link.close();
        }
    }

    private boolean isDue() {
        long now = System.nanoTime();
        return now - retryAt >= 0
                && (asked || open || !waiting.isEmpty() || own.topics().isChanged() || now - beatAt >= 0);
    }

    private long nextNanos() {
        long now = System.nanoTime();
        return now - retryAt < 0 ? retryAt - now : beatAt - now;
    }

    private void write() {
        try {
            boolean more = true;
            while (more) {
                more = writeBatch();
                retries.succeeded();
            }
        } catch (SQLException | RuntimeException failed) { // whatever it is, this thread must go on
            LOG.log(Level.FINE, "The database takes nothing.", failed);
            retryAt = System.nanoTime() + retries.failed();
        }
    }

    private boolean writeBatch() throws SQLException {
        boolean again = open;
        if (!again) {
            batch = waiting.take();
            number++;
            open = true;
        }
        asked = false;
        beatAt = System.nanoTime() + BEAT_NANOS;
        boolean more = writeRows(waiting(Sending.class), again).more();
        writeRecords();
        writeRetained();
        writeCells();
        var logs = new LogReads(own.place());
        for (Reading reading : waiting(Reading.class)) {
            link.use(connection -> {
                reading.answer(connection, logs);
                return true;
            });
        }
        open = false;
        batch = Waiting.Batch.NONE;
        sweep();
        return more || !waiting.isEmpty() || (sweep != null && !pause.isOver());
    }

    private Round.Done writeRows(List<Sending> sendings, boolean again) throws SQLException {
        var round = new Round(
                new Round.Attempt(number, again, batch.upTo()),
                sendings.stream().map(Sending::draft).toList(),
                own.topics(),
                own.known().get(),
                Retaining.keys(sendings));
        boolean committed = false;
        Round.Done done;
        try {
            done = link.transaction(connection -> round.run(own.place(), connection));
            committed = true;
        } finally {
            own.topics().told(committed);
        }
        sendings.forEach(one -> one.written(done));
        written.run();
        if (done.sweep() != null) {
            sweep = done.sweep();
        }
        return done;
    }

    /** Removes some old rows, if it is this node's turn, so that what waits does not wait for all of them. */
    private void sweep() throws SQLException {
        Sweep due = sweep;
        if (due != null) {
            sweep = null; // whoever fails here leaves the rest to the next turn
            sweep = link.use(due::oldMessages).orElse(null);
        }
    }

    private void writeRecords() throws SQLException {
        var records = new Records(own.place());
        List<Keeping> kept = waiting(Keeping.class);
        if (!kept.isEmpty()) {
            link.transaction(connection -> {
                records.keep(connection, kept);
                return true;
            });
            kept.forEach(Keeping::written);
        }
        for (Taking taking : waiting(Taking.class)) {
            taking.taken().complete(link.transaction(connection -> records.take(connection, taking)));
        }
    }

    private void writeRetained() throws SQLException {
        List<Lasting> lasting = waiting(Lasting.class);
        if (!lasting.isEmpty()) {
            link.transaction(connection -> {
                long now = new Heads(own.place()).lock(connection).now().time();
                var rows = new RetainedRows(own.place(), connection, now);
                for (Lasting one : lasting) {
                    one.write(rows);
                }
                return true;
            });
            lasting.forEach(Lasting::written);
        }
        for (RetainedReading reading : waiting(RetainedReading.class)) {
            link.use(connection -> {
                Head head = new Heads(own.place()).read(connection);
                long now = head == null ? 0 : head.now().time();
                reading.answer(new RetainedRows(own.place(), connection, now));
                return true;
            });
        }
    }

    private void writeCells() throws SQLException {
        var cells = new Cells(own.place(), own.known().get());
        for (Emptying emptying : waiting(Emptying.class)) {
            emptying.done().complete(link.transaction(connection -> emptying.run(connection, cells)));
        }
        for (Using using : waiting(Using.class)) {
            using.done().complete(link.transaction(connection -> using.ask(connection, cells)));
        }
        for (Swapping swapping : waiting(Swapping.class)) {
            Optional<Swapped> swapped = link.transaction(connection -> swapping.attempt(connection, cells));
            if (swapped.isPresent()) {
                swapping.done().complete(swapped.get());
                written.run();
            } else {
                swapping.fail();
            }
        }
    }

    private <T extends Request> List<T> waiting(Class<T> kind) {
        return batch.requests().stream()
                .filter(one -> kind.isInstance(one) && !one.isDone())
                .map(kind::cast)
                .toList();
    }

    /** Counts no more. */
    private void leave() {
        try {
            link.transaction(connection -> {
                new Interests(own.place()).leave(connection);
                return true;
            });
        } catch (SQLException | RuntimeException away) { // then it counts for some seconds
            LOG.log(Level.FINE, "The database does not hear that this node stops.", away);
        }
    }
}
