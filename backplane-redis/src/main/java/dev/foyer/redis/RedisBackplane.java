// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import dev.foyer.spi.Backplane;
import dev.foyer.spi.Topic;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Connects the nodes of an application by the channels of Redis, version 7.0 or newer. Add the jar, and set
 * {@code foyer.backplane.url}. Has two threads and two connections.
 */
@ApplicationScoped
public class RedisBackplane implements Backplane {

    private static final String URL = "foyer.backplane.url";
    private static final Pattern VERSION = Pattern.compile("redis_version:(\\d{1,4})");
    private static final int OLDEST = 7;
    private static final long MAX_BYTES = 8L * 1024 * 1024;
    private static final long PATIENCE = Duration.ofSeconds(10).toNanos();
    private static final int PROBE_MILLIS = 2_000;
    private static final long STOP_MILLIS = 2_000;

    /** What runs between start and stop. */
    private record Running(
            Channels channels, Subscriptions subscriptions, Waiting waiting, Pause pause, Threads threads) {}

    /** The two threads, and what closes the sockets that they wait for. */
    private record Threads(Thread out, Thread in, Publisher publisher, Subscriber subscriber) {

        void reconnect() {
            publisher.reconnect();
            subscriber.close();
        }
    }

    private volatile @Nullable Running running;

    @Override
    public void start(Self self, Listener listener) {
        String url = self.setting(URL)
                .orElseThrow(() -> new IllegalStateException(
                        "foyer-backplane-redis needs " + URL + ", for example redis://host:6379."));
        RedisAddress address = RedisAddress.parse(url);
        check(address);
        var channels = new Channels(self.application());
        var subscriptions = new Subscriptions(channels);
        var waiting = new Waiting(MAX_BYTES, PATIENCE);
        var pause = new Pause();
        var subscriber = new Subscriber(address, subscriptions, listener, waiting::wake, pause);
        var publisher = new Publisher(address, waiting, subscriber, pause);
        var threads = new Threads(
                thread("foyer-redis-out", publisher), thread("foyer-redis-in", subscriber), publisher, subscriber);
        running = new Running(channels, subscriptions, waiting, pause, threads);
        threads.in().start();
        threads.out().start();
    }

    private static Thread thread(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Asks Redis once, so that a mistake is told when the application starts. */
    private static void check(RedisAddress address) {
        try (RedisSocket socket = new RedisSocket(address, PROBE_MILLIS)) {
            String server = socket.ask(Protocol.Command.INFO, "server");
            if (!isNew(server)) {
                throw new IllegalStateException("Redis at " + address + " is older than 7.0. Update it.");
            }
            if (socket.ask(Protocol.Command.INFO, "replication").contains("role:slave")) {
                throw new IllegalStateException(
                        "Redis at " + address + " is a replica, which hands messages to its own clients only. Set "
                                + URL + " to the master.");
            }
        } catch (JedisException failure) {
            throw new IllegalStateException(
                    "Redis at " + address + " cannot be used: it does not answer, or refuses the user and password of "
                            + URL + ". Check the address, the network and the credentials.",
                    failure);
        }
    }

    private static boolean isNew(String info) {
        Matcher version = VERSION.matcher(info);
        return version.find() && Integer.parseInt(version.group(1)) >= OLDEST;
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
        var nodes = new CompletableFuture<Integer>();
        now.waiting().add(new Publishing(now.channels().of(topic), message, System.nanoTime(), nodes));
        return nodes;
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
        if (now == null) {
            return;
        }
        now.pause().end();
        now.waiting().wake();
        try {
            now.threads().out().join(STOP_MILLIS);
            now.threads().subscriber().close();
            now.threads().in().join(STOP_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
