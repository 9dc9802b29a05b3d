// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import dev.foyer.jdbc.request.Appending;
import dev.foyer.jdbc.request.Emptying;
import dev.foyer.jdbc.request.Keeping;
import dev.foyer.jdbc.request.Lasting;
import dev.foyer.jdbc.request.Publishing;
import dev.foyer.jdbc.request.Reading;
import dev.foyer.jdbc.request.RetainedReading;
import dev.foyer.jdbc.request.Retaining;
import dev.foyer.jdbc.request.Swapping;
import dev.foyer.jdbc.request.Taking;
import dev.foyer.jdbc.request.Using;
import dev.foyer.jdbc.setup.DataSources;
import dev.foyer.jdbc.setup.Opening;
import dev.foyer.jdbc.table.Draft;
import dev.foyer.jdbc.table.Pendings;
import dev.foyer.jdbc.table.Place;
import dev.foyer.jdbc.table.RetainedKey;
import dev.foyer.jdbc.text.MessageText;
import dev.foyer.jdbc.text.TopicText;
import dev.foyer.spi.Appended;
import dev.foyer.spi.Backplane;
import dev.foyer.spi.Cell;
import dev.foyer.spi.Position;
import dev.foyer.spi.Replay;
import dev.foyer.spi.Retained;
import dev.foyer.spi.Retention;
import dev.foyer.spi.Swapped;
import dev.foyer.spi.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Connects the nodes of an application by tables of a database, PostgreSQL or H2. Add the jar, and set
 * {@code foyer.backplane.datasource}. Has a thread that writes, a thread that reads, with a connection each, and one
 * that gives up what takes too long.
 */
@ApplicationScoped
public class JdbcBackplane implements Backplane {

    private volatile @Nullable Running running;

    /** What runs between start and stop. */
    private record Running(Own own, Waiting waiting, Transactional transactional, Reader reader, Threads threads) {}

    /**
     * What is written within transactions.
     *
     * @param source gives connections that are in the transaction of the calling thread
     * @param joined waits for positions
     * @param ask has the writer give places
     * @param wanted whether the application wants it
     */
    private record Transactional(DataSource source, Joined joined, Runnable ask, boolean wanted) {}

    @Override
    public boolean isConfigured(Self self) {
        return self.setting(EngineSettings.DATASOURCE).isPresent();
    }

    @Override
    public void start(Self self, Listener listener) {
        EngineSettings settings = EngineSettings.of(self);
        DataSource source = DataSources.find(EngineSettings.DATASOURCE, settings.datasource());
        start(self, listener, settings, source);
    }

    /** Starts with a data source that needs no looking up. */
    void start(Self self, Listener listener, EngineSettings settings, DataSource source) {
        Opening opening = Opening.of(
                source,
                settings.datasource(),
                dialect -> new Place(dialect, self.application(), self.node()),
                settings.createTables());
        Own own = Own.of(opening.place());
        var in = new Link(source);
        var out = new Link(source);
        var links = List.of(in, out);
        var writing = new Pause();
        var reading = new Pause();
        var watching = new Pause();
        var joined = new Joined();
        var waiting = new Waiting(settings.limits().maxBytes(), writing);
        var writer = new Writer(out, waiting, writing, own, reading::wake);
        var arrivals = new Arrivals(listener, own, opening.head());
        var reader = new Reader(in, arrivals, reading, own, new Reader.Work(joined, writer::ask, settings.poll()));
        var watchdog = new Watchdog(settings.limits().patience(), waiting, joined, links, watching);
        var threads = new Threads(
                List.of(
                        Threads.One.of("out", writer, writing),
                        Threads.One.of("in", reader, reading),
                        Threads.One.of("watchdog", watchdog, watching)),
                links);
        var transactional = new Transactional(source, joined, writer::ask, settings.join());
        running = new Running(own, waiting, transactional, reader, threads);
        threads.start();
    }

    @Override
    public void subscribe(Topic topic) {
        Running now = started();
        now.own().topics().want(topic);
        now.transactional().ask().run();
    }

    @Override
    public void unsubscribe(Topic topic) {
        Running now = started();
        now.own().topics().drop(topic);
        now.transactional().ask().run();
    }

    @Override
    public CompletionStage<Integer> publish(Topic topic, String message) {
        Running now = started();
        return now.waiting()
                .add(number -> new Publishing(draft(now, number, topic, message)))
                .nodes();
    }

    @Override
    public CompletionStage<Integer> publishRetained(Topic topic, Retained message, Retention keep) {
        return publish(topic, message, new RetainedKey(stored(message), message.version(), false, keep));
    }

    private CompletionStage<Integer> publish(Topic topic, Retained message, RetainedKey key) {
        Running now = started();
        return now.waiting()
                .add(number -> new Retaining(draft(now, number, topic, message.message()), key))
                .nodes();
    }

    private static String stored(Retained message) {
        return MessageText.stored(message.key());
    }

    @Override
    public CompletionStage<List<Retained>> retained(Topic topic) {
        return started()
                .waiting()
                .add(number -> new RetainedReading(TopicText.of(topic)))
                .done();
    }

    @Override
    public void retain(Topic topic, List<Retained> messages, Retention keep) {
        for (Retained message : messages) {
            var unused = publish(topic, message, new RetainedKey(stored(message), message.version(), true, keep));
        }
        var unused = started().waiting().add(number -> new Lasting(TopicText.of(topic), keep.age()));
    }

    @Override
    public CompletionStage<Appended> append(Topic topic, String message, Retention keep) {
        Running now = started();
        return now.waiting()
                .add(number -> new Appending(draft(now, number, topic, message).in(keep)))
                .done();
    }

    private static Draft draft(Running now, long number, Topic topic, String message) {
        String node = now.own().place().node();
        return new Draft(TopicText.of(topic), node, number, MessageText.stored(message), null);
    }

    @Override
    public boolean joinsTransactions() {
        return started().transactional().wanted();
    }

    @Override
    public CompletionStage<Appended> appendInTransaction(
            Topic topic, String message, Retention keep, CompletionStage<Boolean> end) {
        Running now = started();
        Transactional transactional = now.transactional();
        Draft draft = draft(now, now.waiting().nextNumber(), topic, message);
        CompletableFuture<Appended> done = transactional.joined().add(draft.number());
        try (Connection connection = transactional.source().getConnection()) {
            new Pendings(now.own().place()).insert(connection, draft, keep);
        } catch (SQLException | RuntimeException refused) {
            transactional.joined().ended(draft.number(), false);
            return CompletableFuture.failedFuture(
                    new IllegalStateException("The transaction takes nothing for the backplane.", refused));
        }
        var unused = end.whenComplete((committed, failure) -> {
            transactional.joined().ended(draft.number(), Boolean.TRUE.equals(committed));
            transactional.ask().run();
        });
        return done;
    }

    @Override
    public CompletionStage<Replay> read(Topic topic, Position after, int limit) {
        return read(new Reading(TopicText.of(topic), after, limit));
    }

    @Override
    public CompletionStage<Replay> readLatest(Topic topic, int limit) {
        return read(new Reading(TopicText.of(topic), null, limit));
    }

    private CompletionStage<Replay> read(Reading reading) {
        return started().waiting().add(number -> reading).done();
    }

    @Override
    public boolean hasCells() {
        return true;
    }

    @Override
    public CompletionStage<Optional<Cell>> useCell(Topic topic, Duration keep) {
        return started()
                .waiting()
                .add(number -> new Using(TopicText.of(topic), keep))
                .done();
    }

    @Override
    public CompletionStage<Swapped> swapCell(
            Topic topic, @Nullable Position expected, String content, String message, Duration keep) {
        Running now = started();
        return now.waiting()
                .add(number ->
                        new Swapping(draft(now, number, topic, message), expected, MessageText.stored(content), keep))
                .done();
    }

    @Override
    public CompletionStage<Optional<Cell>> emptyCell(Topic topic, Duration keep, Duration unused) {
        return started()
                .waiting()
                .add(number -> new Emptying(TopicText.of(topic), unused))
                .done();
    }

    @Override
    public void keep(String key, @Nullable String record, Duration afterwards) {
        var unused = started().waiting().add(number -> new Keeping(key, record, afterwards));
    }

    @Override
    public CompletionStage<Optional<String>> take(String node, String key) {
        return started().waiting().add(number -> new Taking(node, key)).taken();
    }

    private Running started() {
        Running now = running;
        if (now == null) {
            throw new IllegalStateException("The backplane has not started.");
        }
        return now;
    }

    @Override
    public void reconnect() {
        Running now = started();
        now.reader().reconnect();
        now.threads().links().forEach(Link::cut);
    }

    @Override
    public void stop() {
        Running now = running;
        if (now != null) {
            now.waiting().close();
            now.threads().stop();
            now.transactional().joined().giveUp();
        }
    }
}
