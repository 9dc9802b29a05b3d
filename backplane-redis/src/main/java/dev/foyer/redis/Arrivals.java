// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.util.logging.Level;
import java.util.logging.Logger;

import dev.foyer.redis.internal.RedisSocket;
import dev.foyer.redis.request.Epochs;
import dev.foyer.spi.Backplane;
import dev.foyer.spi.Position;
import dev.foyer.spi.Topic;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisDataException;

/** Tells the listener what arrives. For one thread. */
final class Arrivals {

    private static final Logger LOG = Logger.getLogger("dev.foyer.redis");

    /** Comes before the position of a message of a log. */
    private static final char PLACED = '@';

    /** Comes before the position of a change of a cell. */
    private static final char CHANGED = '=';

    private final Backplane.Listener listener;
    private final Subscriptions subscriptions;
    private final Epochs epochs;

    // Mutable state.
    private boolean known = true; // whether it is known what has happened to logs
    private int changes;

    Arrivals(Backplane.Listener listener, Subscriptions subscriptions, Epochs epochs) {
        this.listener = listener;
        this.subscriptions = subscriptions;
        this.epochs = epochs;
    }

    /** Finds out whether logs may have been lost, before anything arrives on a new connection. */
    void connected(RedisSocket socket, String run) {
        known = true;
        if (epochs.isUsed()) {
            try {
                epochs.enter(socket, run);
            } catch (JedisDataException refused) { // what is no log goes on
                LOG.log(Level.FINE, "Nothing is known of logs.", refused);
                known = false;
            }
        }
    }

    void received(String channel, byte[] content) {
        Topic topic = subscriptions.topic(channel);
        if (topic == null) {
            return;
        }
        String text = RedisSocket.text(content);
        int line = text.indexOf('\n');
        char first = text.isEmpty() ? ' ' : text.charAt(0);
        boolean placed = line > 0 && (first == PLACED || first == CHANGED);
        Position at = placed ? position(text.substring(1, line)) : null;
        if (at == null) {
            listener.received(topic, text);
            return;
        }
        epochs.saw(at);
        if (first == PLACED) {
            listener.logged(topic, at, text.substring(line + 1));
        } else {
            listener.swapped(topic, at, text.substring(line + 1));
        }
    }

    private static @Nullable Position position(String text) {
        try {
            return Position.parse(text);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    void interrupted() {
        listener.interrupted();
    }

    void resumed() {
        boolean sameLogs = known && changes == epochs.changes();
        changes = epochs.changes();
        listener.resumed(sameLogs);
    }
}
