// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.foyer.spi.Backplane;
import dev.foyer.spi.Topic;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisException;

/** Reads what is published on the channels that this node subscribes to. Only its thread reads; the publisher writes. */
final class Subscriber implements Runnable {

    private static final Logger LOG = Logger.getLogger("dev.foyer.redis");

    /** The number of channels in one command. */
    private static final int BATCH = 512;

    private final RedisAddress address;
    private final Subscriptions subscriptions;
    private final Backplane.Listener listener;
    private final Runnable connected;
    private final Pause pause;
    private final Set<String> confirmed = ConcurrentHashMap.newKeySet();

    // Mutable state.
    private volatile @Nullable RedisSocket socket;

    /**
     * Creates a subscriber that is not connected.
     *
     * @param connected has the publisher call {@link #tell}
     * @param pause waits before an attempt, and knows when to stop
     */
    Subscriber(
            RedisAddress address,
            Subscriptions subscriptions,
            Backplane.Listener listener,
            Runnable connected,
            Pause pause) {
        this.address = address;
        this.subscriptions = subscriptions;
        this.listener = listener;
        this.connected = connected;
        this.pause = pause;
    }

    @Override
    public void run() {
        var backoff = new Backoff();
        boolean interrupted = false;
        while (!pause.isOver()) {
            try (RedisSocket now = new RedisSocket(address, 0)) {
                socket = now;
                subscriptions.tellAll();
                connected.run();
                if (interrupted) {
                    interrupted = false;
                    listener.resumed();
                }
                while (!pause.isOver()) {
                    handle(now.read());
                    backoff.succeeded();
                }
            } catch (RuntimeException lost) { // whatever it is, this thread must go on
                LOG.log(Level.FINE, "The connection that receives is lost.", lost);
                if (!interrupted && !pause.isOver()) {
                    interrupted = true;
                    listener.interrupted();
                }
            } finally {
                socket = null;
                confirmed.clear();
            }
            pause.millis(backoff.afterFailure());
        }
    }

    private void handle(Object message) {
        if (!(message instanceof List<?> parts) || parts.size() < 3 || !(parts.get(1) instanceof byte[] name)) {
            return;
        }
        String channel = text(name);
        switch (text((byte[]) parts.get(0))) {
            case "message" -> deliver(channel, (byte[]) parts.get(2));
            case "subscribe" -> confirmed.add(channel);
            case "unsubscribe" -> confirmed.remove(channel);
            default -> {} // nothing that was asked for
        }
    }

    private void deliver(String channel, byte[] content) {
        Topic topic = subscriptions.topic(channel);
        if (topic != null) {
            listener.received(topic, text(content));
        }
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** Tests whether Redis counts this node among those that a message is handed to. */
    boolean isCounted(String channel) {
        return confirmed.contains(channel);
    }

    /** Writes what has changed in the subscriptions. Called by the publisher's thread. */
    void tell() {
        RedisSocket to = socket;
        while (to != null && !subscriptions.isEmpty()) {
            Subscriptions.Changes changes = subscriptions.take();
            try {
                write(to, Protocol.Command.SUBSCRIBE, changes.wanted());
                write(to, Protocol.Command.UNSUBSCRIBE, changes.dropped());
                to.flush();
            } catch (JedisException lost) { // the reader notices, too, and tells all anew
                to.close();
            }
            RedisSocket now = socket;
            if (now != to) { // the reader had told all anew before these were taken, perhaps
                subscriptions.tellAll();
            }
            to = now;
        }
    }

    private static void write(RedisSocket to, Protocol.Command command, List<String> channels) {
        for (int from = 0; from < channels.size(); from += BATCH) {
            List<String> some = channels.subList(from, Math.min(from + BATCH, channels.size()));
            to.write(
                    command,
                    some.stream()
                            .map(channel -> channel.getBytes(StandardCharsets.UTF_8))
                            .toArray(byte[][]::new));
        }
    }

    /** Ends a read that waits. */
    void close() {
        RedisSocket now = socket;
        if (now != null) {
            now.close();
        }
    }
}
