// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

import dev.foyer.jdbc.setup.Refusal;
import dev.foyer.jdbc.table.Head;
import dev.foyer.jdbc.table.Heads;
import dev.foyer.jdbc.table.Interests;
import dev.foyer.jdbc.table.Messages;
import dev.foyer.jdbc.table.Pendings;
import dev.foyer.jdbc.table.Row;
import dev.foyer.spi.Appended;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows that follow those it has read: at once again while there are any, then less and less often, up to the
 * time that is set. For one thread.
 */
final class Reader implements Runnable {

    private static final Logger LOG = Logger.getLogger("dev.foyer.jdbc");

    /** How long it waits after it has found nothing the first time. */
    private static final long SHORTEST_NANOS = Duration.ofMillis(5).toNanos();

    private final Link link;
    private final Arrivals arrivals;
    private final Pause pause;
    private final Own own;
    private final Work work;
    private final Retries retries = new Retries();

    // Mutable state, for the thread that reads.
    private long quietNanos = SHORTEST_NANOS;

    // Mutable state, for any thread.
    private volatile boolean cut;

    /**
     * Says what comes of it.
     *
     * @param joined waits for positions
     * @param ask has the writer give places to what was written within transactions
     * @param poll the longest time between two reads
     */
    record Work(Joined joined, Runnable ask, Duration poll) {}

    /**
     * Is what was read.
     *
     * @param head the head, read before the rows; {@code null} if somebody has emptied the tables
     * @param rows the rows from the last one that was read before on
     * @param pending whether something was written within transactions
     * @param others the number of other nodes that are interested, by topic, as far as somebody waits for it
     */
    private record Page(@Nullable Head head, List<Row> rows, boolean pending, Map<String, Integer> others) {}

    Reader(Link link, Arrivals arrivals, Pause pause, Own own, Work work) {
        this.link = link;
        this.arrivals = arrivals;
        this.pause = pause;
        this.own = own;
        this.work = work;
    }

    /** Reads at once, as there is something. */
    void wake() {
        pause.wake();
    }

    /** Has the thread connect anew. */
    void reconnect() {
        cut = true;
        link.cut();
        pause.wake();
    }

    @Override
    public void run() {
        try {
            while (!pause.isOver()) {
                pause.nanos(readNext());
            }
        } finally {
            link.close();
        }
    }

    /** Reads, and returns the nanoseconds until the next time. */
    private long readNext() {
        try {
            if (cut) {
                cut = false;
                link.close();
                arrivals.interrupted();
            }
            boolean found = take(link.use(this::read));
            retries.succeeded();
            quietNanos = found
                    ? SHORTEST_NANOS
                    : Math.min(quietNanos * 2, work.poll().toNanos());
            return found ? 0 : quietNanos;
        } catch (SQLException | RuntimeException failed) { // whatever it is, this thread must go on
            LOG.log(Level.FINE, "The database is not read.", failed);
            long wait = retries.failed();
            if (retries.failures() == 2) { // the first one may have been about an old connection of the pool
                String why = failed instanceof SQLException refusal ? Refusal.words(refusal) : String.valueOf(failed);
                LOG.warning(() -> "The database of the backplane cannot be read: " + why);
                arrivals.interrupted();
            }
            return wait;
        }
    }

    private Page read(Connection connection) throws SQLException {
        Head head = new Heads(own.place()).read(connection);
        boolean more = head != null && head.last().id() > arrivals.from();
        List<Row> rows = more ? new Messages(own.place()).from(connection, arrivals.from()) : List.of();
        boolean pending = head != null
                && new Pendings(own.place()).exist(connection, head.now().time());
        return new Page(head, rows, pending, others(connection, head, rows));
    }

    private Map<String, Integer> others(Connection connection, @Nullable Head head, List<Row> rows)
            throws SQLException {
        var topics = rows.stream().filter(this::isAwaited).map(Row::topic).collect(Collectors.toSet());
        return head == null || topics.isEmpty()
                ? new HashMap<>()
                : new Interests(own.place())
                        .others(connection, topics, head.now().time());
    }

    private boolean isAwaited(Row row) {
        return row.at() != null
                && row.mark().origin().equals(own.place().node())
                && work.joined().isWaiting(row.mark().number());
    }

    private boolean take(Page page) throws SQLException {
        Head head = page.head();
        if (head == null || head.isOtherRun() || page.pending()) {
            work.ask().run();
        }
        if (head == null) {
            throw new SQLException("The row of the application is not there.");
        }
        if (head.isOtherRun()) { // whose logs begin anew, as soon as a node has said so
            return false;
        }
        List<Row> awaited = page.rows().stream().filter(this::isAwaited).toList();
        if (arrivals.take(head, page.rows()) == Arrivals.Finding.OLD_COPY) {
            link.use(connection -> {
                new Heads(own.place()).renew(connection, head, own.known().get());
                return true;
            });
            return true;
        }
        for (Row row : awaited) {
            int nodes = page.others().getOrDefault(row.topic(), 0);
            work.joined().placed(row.mark().number(), new Appended(Objects.requireNonNull(row.at()), nodes));
        }
        return !page.rows().isEmpty();
    }
}
