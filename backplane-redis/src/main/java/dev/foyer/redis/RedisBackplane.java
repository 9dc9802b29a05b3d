// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

import dev.foyer.redis.internal.Link;
import dev.foyer.redis.internal.Master;
import dev.foyer.redis.internal.RedisUrl;
import dev.foyer.redis.request.Appending;
import dev.foyer.redis.request.Emptying;
import dev.foyer.redis.request.Epochs;
import dev.foyer.redis.request.Lasting;
import dev.foyer.redis.request.LogName;
import dev.foyer.redis.request.Publishing;
import dev.foyer.redis.request.Reading;
import dev.foyer.redis.request.RetainedName;
import dev.foyer.redis.request.RetainedReading;
import dev.foyer.redis.request.Retaining;
import dev.foyer.redis.request.Swapping;
import dev.foyer.redis.request.Using;
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
 * Connects the nodes of an application by the channels of Redis, version 7.0 or newer. Add the jar, and set
 * {@code foyer.backplane.url}. Has two connections, a thread for each, and one that gives up what takes too long.
 */
@ApplicationScoped
public class RedisBackplane implements Backplane {

    /** What runs between start and stop. */
    private record Running(
            Names names, Subscriptions subscriptions, Waiting waiting, Records records, Threads threads) {}

    /** What this node and its logs are called. */
    private record Names(Channels channels, Epochs epochs, String node) {}

    private final AtomicLong appended = new AtomicLong();
    private volatile @Nullable Running running;

    @Override
    public boolean isConfigured(Self self) {
        return self.setting(RedisUrl.KEY).isPresent();
    }

    @Override
    public void start(Self self, Listener listener) {
        EngineSettings settings = EngineSettings.of(self);
        var master = new Master(settings.url());
        var channels = new Channels(self.application());
        Probe.check(master, channels);
        var subscriptions = new Subscriptions(channels);
        var waiting = new Waiting(settings.maxBytes());
        var pause = new Pause();
        var in = new Link(master);
        var out = new Link(master);
        var epochs = new Epochs(channels.epoch());
        var arrivals = new Arrivals(listener, subscriptions, epochs);
        var subscriber = new Subscriber(in, subscriptions, arrivals, waiting::wake, pause);
        var publisher = new Publisher(out, waiting, subscriber, epochs, pause);
        var links = List.of(in, out);
        var records = new Records(channels, self.node(), waiting);
        var watchdog = new Watchdog(settings.patience(), waiting, links, records, pause);
        var threads = new Threads(
                pause,
                links,
                List.of(
                        Threads.create("foyer-redis-out", publisher),
                        Threads.create("foyer-redis-in", subscriber),
                        Threads.create("foyer-redis-watchdog", watchdog)));
        running = new Running(new Names(channels, epochs, self.node()), subscriptions, waiting, records, threads);
        threads.start();
    }

    @Override
    public void subscribe(Topic topic) {
        Running now = started();
        now.subscriptions().want(topic);
        now.waiting().wake();
    }

    @Override
    public void unsubscribe(Topic topic) {
        Running now = started();
        now.subscriptions().drop(topic);
        now.waiting().wake();
    }

    @Override
    public CompletionStage<Integer> publish(Topic topic, String message) {
        Running now = started();
        var publishing = new Publishing(now.names().channels().of(topic), message);
        now.waiting().add(publishing);
        return publishing.nodes();
    }

    @Override
    public CompletionStage<Integer> publishRetained(Topic topic, Retained message, Retention keep) {
        var retaining = new Retaining(retainedName(topic), false, message, keep);
        started().waiting().add(retaining);
        return retaining.nodes();
    }

    @Override
    public CompletionStage<List<Retained>> retained(Topic topic) {
        var reading = new RetainedReading(retainedName(topic));
        started().waiting().add(reading);
        return reading.done();
    }

    @Override
    public void retain(Topic topic, List<Retained> messages, Retention keep) {
        Running now = started();
        RetainedName name = retainedName(topic);
        messages.forEach(message -> now.waiting().add(new Retaining(name, true, message, keep)));
        now.waiting().add(new Lasting(name.key(), keep.age()));
    }

    private RetainedName retainedName(Topic topic) {
        return started().names().channels().retained(topic);
    }

    @Override
    public CompletionStage<Appended> append(Topic topic, String message, Retention keep) {
        Running now = started();
        now.names().epochs().use();
        String id = now.names().node() + ':' + appended.incrementAndGet();
        var appending = new Appending(now.names().channels().log(topic), id, message, keep);
        now.waiting().add(appending);
        return appending.done();
    }

    @Override
    public CompletionStage<Replay> read(Topic topic, Position after, int limit) {
        return read(new Reading(log(topic), after, limit));
    }

    @Override
    public CompletionStage<Replay> readLatest(Topic topic, int limit) {
        return read(new Reading(log(topic), null, limit));
    }

    private LogName log(Topic topic) {
        return started().names().channels().log(topic);
    }

    private CompletionStage<Replay> read(Reading reading) {
        Running now = started();
        now.names().epochs().use();
        now.waiting().add(reading);
        return reading.done();
    }

    @Override
    public boolean hasCells() {
        return true;
    }

    @Override
    public CompletionStage<Optional<Cell>> useCell(Topic topic, Duration keep) {
        Running now = started();
        now.names().epochs().use();
        var using = new Using(now.names().channels().cell(topic), keep);
        now.waiting().add(using);
        return using.done();
    }

    @Override
    public CompletionStage<Swapped> swapCell(
            Topic topic, @Nullable Position expected, String content, String message, Duration keep) {
        Running now = started();
        now.names().epochs().use();
        var swapping = new Swapping(
                now.names().channels().cell(topic),
                now.names().node() + ':' + appended.incrementAndGet(),
                expected,
                new Swapping.Text(content, message),
                keep);
        now.waiting().add(swapping);
        return swapping.done();
    }

    @Override
    public CompletionStage<Optional<Cell>> emptyCell(Topic topic, Duration keep, Duration unused) {
        Running now = started();
        var emptying = new Emptying(now.names().channels().cell(topic), keep.minus(unused));
        now.waiting().add(emptying);
        return emptying.done();
    }

    @Override
    public void keep(String key, @Nullable String record, Duration afterwards) {
        started().records().keep(key, record, afterwards);
    }

    @Override
    public CompletionStage<Optional<String>> take(String node, String key) {
        return started().records().take(node, key);
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
        started().threads().reconnect();
    }

    @Override
    public void stop() {
        Running now = running;
        if (now != null) {
            now.threads().pause().end();
            now.waiting().close();
            now.threads().stop();
        }
    }
}
