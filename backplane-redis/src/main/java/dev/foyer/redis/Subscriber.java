// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.foyer.redis.internal.Link;
import dev.foyer.redis.internal.RedisSocket;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisException;

/** Reads what is published on the channels of this node. Only its thread reads; the publisher writes. */
final class Subscriber implements Runnable {

    private static final Logger LOG = Logger.getLogger("dev.foyer.redis");

    /** How long Redis may take to confirm subscriptions. */
    private static final Duration CONFIRMATION = Duration.ofSeconds(10);

    /** How long messages wait for a confirmation, so that what is counted is right. */
    private static final long SETTLING = TimeUnit.MILLISECONDS.toNanos(100);

    /** How long the first connection may take, before something is done without it. */
    private static final long CONNECTING = TimeUnit.SECONDS.toNanos(1);

    /** The number of channels in one command. */
    private static final int BATCH = 512;

    private final Link link;
    private final Subscriptions subscriptions;
    private final Arrivals arrivals;
    private final Runnable connected;
    private final Pause pause;
    private final Set<String> confirmed = ConcurrentHashMap.newKeySet();

    // Mutable state.
    private volatile @Nullable RedisSocket socket;
    private volatile boolean interrupted;

    /** What the last PING says, and the one that follows all subscriptions of a new connection. */
    private volatile long lastPing;

    private volatile long renewalPing;

    private volatile long answeredPing;

    /**
     * Creates a subscriber that is not connected.
     *
     * @param connected has the publisher call {@link #tell}
     * @param pause waits before an attempt, and knows when to stop
     */
    Subscriber(Link link, Subscriptions subscriptions, Arrivals arrivals, Runnable connected, Pause pause) {
        this.link = link;
        this.subscriptions = subscriptions;
        this.arrivals = arrivals;
        this.connected = connected;
        this.pause = pause;
    }

    @Override
    public void run() {
        var backoff = new Backoff();
        while (!pause.isOver()) {
            try (RedisSocket now = link.open()) {
                link.expectWithin(CONFIRMATION);
                arrivals.connected(now, link.run());
                link.expectNothing();
                socket = now;
                subscriptions.tellAll();
                connected.run();
                while (!pause.isOver()) {
                    handle(now.read());
                    backoff.succeeded();
                }
            } catch (RuntimeException lost) { // whatever it is, this thread must go on
                LOG.log(Level.FINE, "The connection that receives is lost.", lost);
                if (!interrupted && !pause.isOver()) {
                    interrupted = true;
                    arrivals.interrupted();
                }
            } finally {
                socket = null;
                confirmed.clear();
                wakeSettling();
            }
            pause.millis(backoff.afterFailure());
        }
    }

    private void handle(Object message) {
        if (message instanceof byte[] ping) { // so without any subscription
            confirmed(RedisSocket.text(ping));
        } else if (message instanceof List<?> parts
                && parts.get(0) instanceof byte[] kind
                && parts.get(1) instanceof byte[] name) {
            handle(RedisSocket.text(kind), RedisSocket.text(name), parts);
        }
    }

    private void handle(String kind, String name, List<?> parts) {
        switch (kind) {
            case "message" -> arrivals.received(name, (byte[]) parts.get(2));
            case "subscribe" -> confirmed.add(name);
            case "unsubscribe" -> confirmed.remove(name);
            case "pong" -> confirmed(name);
            default -> {} // nothing that was asked for
        }
    }

    /** Redis answers in order, so it has confirmed what was written before this PING. */
    private void confirmed(String ping) {
        long number = Long.parseLong(ping);
        answeredPing = number;
        if (number == lastPing) {
            link.expectNothing();
            wakeSettling();
        }
        if (interrupted && number == renewalPing) {
            interrupted = false;
            arrivals.resumed();
        }
    }

    /** Tests whether Redis counts this node among those that a message is handed to. */
    boolean isCounted(String channel) {
        return confirmed.contains(channel);
    }

    private synchronized void wakeSettling() {
        notifyAll();
    }

    /**
     * Writes what has changed in the subscriptions, and waits a moment for Redis to confirm it. Called by the
     * publisher's thread.
     */
    void tell() throws InterruptedException {
        RedisSocket to = socket;
        boolean changes = to != null && !subscriptions.isEmpty();
        while (to != null && !subscriptions.isEmpty()) {
            write(to, subscriptions.take());
            RedisSocket now = socket;
            if (now != to) { // the reader had told all anew before these were taken, perhaps
                subscriptions.tellAll();
            }
            to = now;
        }
        if (changes && to != null) {
            settle(to);
        }
    }

    private synchronized void settle(RedisSocket told) throws InterruptedException {
        long end = System.nanoTime() + SETTLING;
        for (long left = SETTLING;
                left > 0 && answeredPing != lastPing && socket == told;
                left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /**
     * Waits until Redis has confirmed everything. Called by the publisher's thread.
     *
     * @return whether what is published from now on will arrive
     */
    boolean awaitSettled() throws InterruptedException {
        long end = System.nanoTime() + CONNECTING;
        while (!isSettled() && !interrupted && !pause.isOver() && System.nanoTime() - end < 0) {
            tell();
            synchronized (this) {
                if (!isSettled()) {
                    TimeUnit.MILLISECONDS.timedWait(this, 1);
                }
            }
        }
        return isSettled();
    }

    private boolean isSettled() {
        return socket != null && subscriptions.isEmpty() && answeredPing == lastPing;
    }

    private void write(RedisSocket to, Subscriptions.Changes changes) {
        long ping = lastPing + 1;
        if (changes.renewal()) {
            renewalPing = ping;
        }
        lastPing = ping;
        link.expectWithin(CONFIRMATION);
        try {
            write(to, Protocol.Command.SUBSCRIBE, changes.wanted());
            write(to, Protocol.Command.UNSUBSCRIBE, changes.dropped());
            to.write(Protocol.Command.PING, String.valueOf(ping));
            to.flush();
        } catch (JedisException lost) { // the reader notices, too, and tells all anew
            to.close();
        }
    }

    private static void write(RedisSocket to, Protocol.Command command, List<String> channels) {
        for (int from = 0; from < channels.size(); from += BATCH) {
            List<String> some = channels.subList(from, Math.min(from + BATCH, channels.size()));
            to.write(command, some.stream().map(RedisSocket::utf8).toArray(byte[][]::new));
        }
    }

    /** Has the thread connect anew. */
    void reconnect() {
        link.cut();
    }
}
