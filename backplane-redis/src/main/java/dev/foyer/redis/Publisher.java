// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Publishes all that waits in one go, which grows under load, and reads the answers. Also writes what the receiver has
 * to subscribe to. For one thread.
 */
final class Sender implements Runnable {

    private static final Logger LOG = Logger.getLogger("dev.foyer.redis");

    private static final int ANSWER_MILLIS = 5_000;

    private final RedisAddress address;
    private final Waiting waiting;
    private final Receiver receiver;
    private final Pause pause;
    private final Backoff backoff = new Backoff();

    // Mutable state.
    private volatile @Nullable Wire wire;

    Sender(RedisAddress address, Waiting waiting, Receiver receiver, Pause pause) {
        this.address = address;
        this.waiting = waiting;
        this.receiver = receiver;
        this.pause = pause;
    }

    @Override
    public void run() {
        try {
            while (!pause.isOver()) {
                waiting.await();
                receiver.tell();
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
            Wire to = connected();
            List<Publishing> batch = waiting.take();
            if (!batch.isEmpty()) {
                publish(to, batch);
            }
            backoff.succeeded();
        } catch (JedisException lost) {
            LOG.log(Level.FINE, "The connection that publishes is lost.", lost);
            close();
            pause.millis(backoff.afterFailure());
        }
    }

    private Wire connected() {
        Wire now = wire;
        if (now == null) {
            now = new Wire(address, ANSWER_MILLIS);
            wire = now;
        }
        return now;
    }

    /** Publishes messages. Those without an answer are not repeated, as they may have arrived. */
    private void publish(Wire to, List<Publishing> batch) {
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
            one.nodes().complete((int) Math.max(0, count - (receiver.isCounted(one.channel()) ? 1 : 0)));
        } else {
            one.fail();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void close() {
        Wire now = wire;
        wire = null;
        if (now != null) {
            now.close();
        }
    }
}
