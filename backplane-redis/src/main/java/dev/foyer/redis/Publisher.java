// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.foyer.redis.internal.Link;
import dev.foyer.redis.internal.Master;
import dev.foyer.redis.internal.NoMasterException;
import dev.foyer.redis.internal.RedisSocket;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;

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
     * silence goes out at once. In a busy time, threads here and in Redis are woken up less often, which is what costs.
     */
    private static final long PACE_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

    /** How often Redis is asked whether it is still the master. */
    private static final long CHECK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Link link;
    private final Waiting waiting;
    private final Subscriber subscriber;
    private final Pause pause;
    private final Backoff backoff = new Backoff();

    // Mutable state.
    private @Nullable RedisSocket socket;
    private long retryAt = System.nanoTime();
    private long checked = System.nanoTime();
    private long written = System.nanoTime();

    Publisher(Link link, Waiting waiting, Subscriber subscriber, Pause pause) {
        this.link = link;
        this.waiting = waiting;
        this.subscriber = subscriber;
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
                keepPace(!waiting.isEmpty());
                subscriber.tell(); // before a batch, not before its answers: they count this node if it subscribes
                RedisSocket to = connected();
                List<Publishing> batch = waiting.take();
                more = !batch.isEmpty();
                if (more) {
                    publish(to, batch);
                }
                backoff.succeeded();
            } while (more);
        } catch (RuntimeException lost) { // whatever it is, this thread must go on
            LOG.log(Level.FINE, "The connection that publishes is lost.", lost);
            close();
            retryAt = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(backoff.afterFailure());
        }
    }

    private void keepPace(boolean busy) throws InterruptedException {
        long next = written + PACE_NANOS;
        if (busy && next - System.nanoTime() > 0 && !pause.isOver()) {
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

    /** Publishes messages. Those without an answer are not repeated, as they may have arrived. */
    private void publish(RedisSocket to, List<Publishing> batch) throws InterruptedException {
        int answered = 0;
        written = System.nanoTime();
        link.expectWithin(ANSWERS);
        try {
            for (Publishing one : batch) {
                to.write(Protocol.Command.PUBLISH, RedisSocket.utf8(one.channel()), one.message());
            }
            to.flush();
            keepPace(batch.size() > 1); // so that the answers are there, and this thread is woken up once
            List<Object> answers = answers(to, batch.size());
            for (; answered < batch.size(); answered++) {
                complete(batch.get(answered), answers.get(answered));
            }
        } finally {
            link.expectNothing();
            fail(batch.subList(answered, batch.size()));
        }
    }

    /** A master that has become a replica keeps its connections, but nobody on the new master gets anything. */
    private void requireMaster(Object replication) {
        if (Master.isReplica(replication)) {
            subscriber.reconnect();
            throw new NoMasterException("Redis has become a replica.");
        }
    }

    private void complete(Publishing one, Object answer) {
        if (answer instanceof Long count) {
            one.nodes().complete((int) Math.max(0, count - (subscriber.isCounted(one.channel()) ? 1 : 0)));
        } else {
            one.fail();
        }
    }

    private static void fail(List<Publishing> lost) {
        lost.forEach(Publishing::fail);
    }

    private void close() {
        RedisSocket now = socket;
        socket = null;
        if (now != null) {
            now.close();
        }
    }
}
