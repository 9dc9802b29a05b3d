// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection.peer;

import java.time.Duration;
import java.util.function.Supplier;

import dev.foyer.Closing;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.inbound.Pulse;
import dev.foyer.internal.inbound.SignOfLife;
import dev.foyer.internal.outbound.Channel;
import dev.foyer.internal.outbound.Outbox;
import org.jspecify.annotations.Nullable;

/**
 * Checks the peer of one connection. Ends the connection if the peer does not answer or does not receive. Sends a sign
 * of life to a peer that may be waiting for the server. {@link #heard} is for any thread, the rest for the timer's.
 */
public final class PeerWatch {

    private final Pulse pulse;
    private final @Nullable SignOfLife life;
    private final Supplier<Frame> sign;
    private final Duration sendTimeout;

    // Mutable state.
    private long unread; // the last time at which the container may not have been reading

    /**
     * Creates the watch of a peer.
     *
     * @param life decides when to send a sign of life; {@code null} if the peer understands none
     * @param sign writes the sign of life
     * @param sendTimeout the longest time for one send
     * @param now the nanoseconds of the clock
     */
    public PeerWatch(Pulse pulse, @Nullable SignOfLife life, Supplier<Frame> sign, Duration sendTimeout, long now) {
        this.pulse = pulse;
        this.life = life;
        this.sign = sign;
        this.sendTimeout = sendTimeout;
        this.unread = now;
    }

    /** Notes that something came from the peer. */
    public void heard() {
        pulse.heard();
    }

    /**
     * Checks the peer.
     *
     * @param running whether code of the application is running, so that the container may not be reading
     */
    public void check(Outbox outbox, Channel channel, boolean running, long now) {
        if (running) { // the peer may have answered
            pulse.heard();
            unread = now;
        }
        if (channel.isStuck(now, unread, sendTimeout)) { // also while it is closing
            outbox.lost(channel, outbox.isKept() ? Closing.HEARTBEAT_MISSED : Closing.SLOW);
        }
        if (!outbox.isOpen()) {
            return;
        }
        if (life != null && life.isDue(running, now)) {
            outbox.offer(sign.get());
        }
        switch (pulse.check(now, channel.isSending())) {
            case NOTHING -> {}
            case DEAD -> outbox.lost(channel, Closing.HEARTBEAT_MISSED);
            case PING -> channel.ping();
        }
    }
}
