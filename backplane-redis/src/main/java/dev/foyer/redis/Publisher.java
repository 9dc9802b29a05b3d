// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.foyer.redis.internal.Link;
import dev.foyer.redis.internal.Master;
import dev.foyer.redis.internal.NoMasterException;
import dev.foyer.redis.internal.RedisSocket;
import dev.foyer.redis.request.Epochs;
import dev.foyer.redis.request.Logs;
import dev.foyer.redis.request.Request;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Publishes what waits in one go, which grows under load, and reads the answers. Also writes what the subscriber has to
 * subscribe to. For one thread.
 */
final class Publisher implements Runnable {

    private static final Logger LOG = Logger.getLogger("dev.foyer.redis");

    /** How long the answers to what was written may take. */
    private static final Duration ANSWERS = Duration.ofSeconds(5);

    /**
     * The least time between two batches, which a wait rounds up to a millisecond. What is published after a while of
     * silence goes out at once, and so does one request after the other, as the next one may wait for that answer. In a
     * busy time, threads here and in Redis are woken up less often, which is what costs.
     */
    private static final long PACE_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

    /** How often Redis is asked whether it is still the master. */
    private static final long CHECK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Link link;
    private final Waiting waiting;
    private final Subscriber subscriber;
    private final Epochs epochs;
    private final Pause pause;
    private final Backoff backoff = new Backoff();

    // Mutable state.
    private @Nullable RedisSocket socket;
    private @Nullable Logs logs; // once the connection is needed for them
    private long retryAt = System.nanoTime();
    private long checked = System.nanoTime();
    private long written = System.nanoTime();
    private boolean busy; // the last batch had several requests

    Publisher(Link link, Waiting waiting, Subscriber subscriber, Epochs epochs, Pause pause) {
        this.link = link;
        this.waiting = waiting;
        this.subscriber = subscriber;
        this.epochs = epochs;
        this.pause = pause;
    }

    @Override
    public void run() {
        try {
            while (!pause.isOver()) {
                if (System.nanoTime() - retryAt < 0) {
                    waiting.awaitWake(retryAt);
                } else {
                    waiting.await();
                }
                subscriber.tell();
                if (System.nanoTime() - retryAt >= 0) {
                    publish();
                }
            }
            publish(); // what came last
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.giveUp();
            close();
        }
    }

    private void publish() throws InterruptedException {
        try {
            boolean more;
            do {
                keepPace(busy && !waiting.isEmpty());
                subscriber.tell(); // before a batch, not before its answers: they count this node if it subscribes
                RedisSocket to = connected();
                List<Request> batch = waiting.take();
                more = !batch.isEmpty();
                if (more) {
                    publish(to, possible(to, batch));
                }
                backoff.succeeded();
            } while (more);
        } catch (RuntimeException lost) { // whatever it is, this thread must go on
            LOG.log(Level.FINE, "The connection that publishes is lost.", lost);
            close();
            retryAt = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(backoff.afterFailure());
        }
    }

    private void keepPace(boolean needed) throws InterruptedException {
        long next = written + PACE_NANOS;
        if (needed && next - System.nanoTime() > 0 && !pause.isOver()) {
            waiting.awaitWake(next);
        }
    }

    /** Returns a connection to what was the master a moment ago. So nothing is written to one that was lost before. */
    private RedisSocket connected() {
        RedisSocket now = socket;
        if (now == null) {
            now = link.open();
            socket = now;
            checked = System.nanoTime();
        } else if (System.nanoTime() - checked >= CHECK_NANOS) {
            now.write(Protocol.Command.INFO, "replication");
            requireMaster(answers(now, 1).get(0));
            checked = System.nanoTime();
        }
        return now;
    }

    private List<Object> answers(RedisSocket from, int count) {
        link.expectWithin(ANSWERS);
        try {
            return from.readAll(count);
        } finally {
            link.expectNothing();
        }
    }

    /** Writes requests. Messages without an answer are not repeated, as they may have arrived; what is for logs is. */
    private void publish(RedisSocket to, List<Request> batch) throws InterruptedException {
        int answered = 0;
        written = System.nanoTime();
        busy = batch.size() > 1;
        link.expectWithin(ANSWERS);
        try {
            for (Request one : batch) {
                one.write(to, logs);
            }
            to.flush();
            keepPace(busy); // so that the answers are there, and this thread is woken up once
            List<Object> answers = answers(to, batch.size());
            for (; answered < batch.size(); answered++) {
                take(batch.get(answered), answers.get(answered));
            }
        } finally {
            link.expectNothing();
            repeatOrFail(batch.subList(answered, batch.size()));
        }
    }

    /** Prepares what the requests need, and returns those that have it. */
    private List<Request> possible(RedisSocket to, List<Request> batch) throws InterruptedException {
        boolean settled = batch.stream().noneMatch(Request::needsSubscriptions) || subscriber.awaitSettled();
        boolean prepared = batch.stream().noneMatch(Request::needsLogs) || prepare(to, batch);
        var possible = new ArrayList<Request>();
        for (Request one : batch) {
            if ((one.needsSubscriptions() && !settled) || (one.needsLogs() && !prepared)) {
                one.fail();
            } else if (!one.isDone()) {
                possible.add(one);
            }
        }
        return possible;
    }

    private boolean prepare(RedisSocket to, List<Request> batch) {
        link.expectWithin(ANSWERS);
        try {
            logs = logs == null ? Logs.on(to, epochs, link.run()) : logs;
            return true;
        } catch (JedisDataException refused) {
            if (Logs.needsAnotherConnection(refused)) {
                repeatOrFail(batch);
                throw refused;
            }
            LOG.log(Level.WARNING, "Redis refuses what the histories of rooms need: " + refused.getMessage());
            return false;
        } catch (RuntimeException lost) {
            repeatOrFail(batch);
            throw lost;
        } finally {
            link.expectNothing();
        }
    }

    private void take(Request one, Object answer) {
        if (one.needsLogs() && Logs.needsAnotherConnection(answer)) {
            throw new NoMasterException("Redis cannot do this on this connection.");
        }
        one.answered(answer, subscriber::isCounted);
    }

    private void repeatOrFail(List<Request> unanswered) {
        unanswered.stream().filter(one -> !one.isRepeated()).forEach(Request::fail);
        waiting.putBack(unanswered.stream()
                .filter(one -> one.isRepeated() && !one.isDone())
                .toList());
    }

    /** A master that has become a replica keeps its connections, but nobody on the new master gets anything. */
    private void requireMaster(Object replication) {
        if (Master.isReplica(replication)) {
            subscriber.reconnect();
            throw new NoMasterException("Redis has become a replica.");
        }
    }

    private void close() {
        RedisSocket now = socket;
        socket = null;
        logs = null;
        if (now != null) {
            now.close();
        }
    }
}
