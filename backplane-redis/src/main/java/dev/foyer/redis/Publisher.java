// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;

/**
 * Publishes all that waits in one go, which grows under load, and reads the answers. Also writes what the subscriber has
 * to subscribe to. For one thread.
 */
final class Publisher implements Runnable {

    private static final Logger LOG = Logger.getLogger("dev.foyer.redis");

    private static final int ANSWER_MILLIS = 5_000;

    private final RedisAddress address;
    private final Waiting waiting;
    private final Subscriber subscriber;
    private final Pause pause;
    private final Backoff backoff = new Backoff();

    // Mutable state.
    private volatile @Nullable RedisSocket socket;

    Publisher(RedisAddress address, Waiting waiting, Subscriber subscriber, Pause pause) {
        this.address = address;
        this.waiting = waiting;
        this.subscriber = subscriber;
        this.pause = pause;
    }

    @Override
    public void run() {
        try {
            while (!pause.isOver()) {
                waiting.await();
                subscriber.tell();
                publish();
            }
            publish(); // what came last
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.take().forEach(Publishing::fail);
            close();
        }
    }

    private void publish() {
        waiting.expire(System.nanoTime());
        try {
            RedisSocket to = connected();
            List<Publishing> batch = waiting.take();
            if (!batch.isEmpty()) {
                publish(to, batch);
            }
            backoff.succeeded();
        } catch (RuntimeException lost) { // whatever it is, this thread must go on
            LOG.log(Level.FINE, "The connection that publishes is lost.", lost);
            close();
            pause.millis(backoff.afterFailure());
        }
    }

    private RedisSocket connected() {
        RedisSocket now = socket;
        if (now == null) {
            now = new RedisSocket(address, ANSWER_MILLIS);
            socket = now;
        }
        return now;
    }

    /** Publishes messages. Those without an answer are not repeated, as they may have arrived. */
    private void publish(RedisSocket to, List<Publishing> batch) {
        int answered = 0;
        try {
            for (Publishing one : batch) {
                to.write(Protocol.Command.PUBLISH, utf8(one.channel()), utf8(one.message()));
            }
            List<Object> answers = to.readAll(batch.size());
            for (; answered < batch.size(); answered++) {
                complete(batch.get(answered), answers.get(answered));
            }
        } finally {
            batch.subList(answered, batch.size()).forEach(Publishing::fail);
        }
    }

    private void complete(Publishing one, Object answer) {
        if (answer instanceof Long count) {
            one.nodes().complete((int) Math.max(0, count - (subscriber.isCounted(one.channel()) ? 1 : 0)));
        } else {
            one.fail();
        }
    }

    /** Has the thread connect anew. What it waits for an answer to is given up. */
    void reconnect() {
        RedisSocket now = socket;
        if (now != null) {
            now.close();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void close() {
        RedisSocket now = socket;
        socket = null;
        if (now != null) {
            now.close();
        }
    }
}
