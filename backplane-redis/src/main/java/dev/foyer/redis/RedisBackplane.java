// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.util.List;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;

import dev.foyer.redis.internal.Link;
import dev.foyer.redis.internal.Master;
import dev.foyer.spi.Backplane;
import dev.foyer.spi.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Connects the nodes of an application by the channels of Redis, version 7.0 or newer. Add the jar, and set
 * {@code foyer.backplane.url}. Has two connections, a thread for each, and one that gives up what takes too long.
 */
@ApplicationScoped
public class RedisBackplane implements Backplane {

    /** What runs between start and stop. */
    private record Running(Channels channels, Subscriptions subscriptions, Waiting waiting, Threads threads) {}

    private volatile @Nullable Running running;

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
        var subscriber = new Subscriber(in, subscriptions, listener, waiting::wake, pause);
        var publisher = new Publisher(out, waiting, subscriber, pause);
        var links = List.of(in, out);
        var watchdog = new Watchdog(settings.patience(), waiting, links, pause);
        var threads = new Threads(
                pause,
                links,
                List.of(
                        Threads.create("foyer-redis-out", publisher),
                        Threads.create("foyer-redis-in", subscriber),
                        Threads.create("foyer-redis-watchdog", watchdog)));
        running = new Running(channels, subscriptions, waiting, threads);
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
        var publishing = new Publishing(now.channels().of(topic), message);
        now.waiting().add(publishing);
        return publishing.nodes();
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
