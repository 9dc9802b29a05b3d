// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import dev.foyer.Cluster;
import dev.foyer.internal.address.Action;
import dev.foyer.internal.address.Address;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.address.OtherNodes;
import dev.foyer.internal.audience.Arrivals;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.spi.Backplane;
import dev.foyer.spi.Topic;

/**
 * This node among the others: sends them what is for their connections, delivers what they send, and tells what may have
 * been lost. Safe for any thread.
 */
public final class Node implements OtherNodes, Backplane.Listener, Cluster {

    private static final long TICK_MILLIS = 500;
    private static final int TICKS_OF_A_BEAT = 4;

    private final Backplane engine;
    private final Backplane.Self self;
    private final Arrivals arrivals;
    private final LongSupplier nanos;
    private final Clock clock;
    private final Interests interests;
    private final Outgoing outgoing;
    private final Reception reception;
    private final Peers peers = new Peers();

    // Mutable state.
    private final AtomicBoolean warned = new AtomicBoolean();
    private final AtomicLong missed = new AtomicLong();
    private final AtomicLong ticks = new AtomicLong();
    private boolean beating; // guarded by this: since the start, until the stop

    /**
     * Creates a node that has not started.
     *
     * @param self describes this start of the application
     * @param nanos the nanoseconds of a clock that only goes forward
     */
    public Node(Backplane engine, Backplane.Self self, Arrivals arrivals, LongSupplier nanos, Clock clock) {
        this.engine = engine;
        this.self = self;
        this.arrivals = arrivals;
        this.nanos = nanos;
        this.clock = clock;
        this.outgoing = new Outgoing(engine, clock);
        this.interests = new Interests(engine, nanos);
        this.reception = new Reception(clock.instant());
    }

    /**
     * Starts the engine. The registry must have its emitter.
     *
     * @throws IllegalStateException if the engine cannot start
     */
    public void start(ScheduledExecutorService timer) {
        try {
            engine.start(self, this);
        } catch (IllegalStateException mistake) {
            throw new IllegalStateException(Code.BACKPLANE_FAILED.text(String.valueOf(mistake.getMessage())), mistake);
        }
        engine.subscribe(Topic.ALL);
        begin();
        var unused = timer.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void begin() {
        synchronized (this) {
            beating = true;
        }
        beat();
    }

    /** Takes leave of the other nodes. Has no effect on a node that could not start. */
    public void stop() {
        beat(true);
        engine.stop();
    }

    private void tick() {
        try {
            interests.sweep();
            if (reception.isSilent()) {
                lost(Code.BACKPLANE_SILENT);
                engine.reconnect();
            }
            if (!reception.isLost()) {
                int gone = peers.sweep(nanos.getAsLong());
                for (int i = 0; i < gone; i++) {
                    Log.info(Code.NODE_GONE, size());
                }
            }
            if (ticks.incrementAndGet() % TICKS_OF_A_BEAT == 0) {
                beat();
            }
        } catch (RuntimeException unexpected) { // the next tick must come
            Log.error(Code.BACKPLANE_FAULTY, unexpected);
        }
    }

    private void beat() {
        beat(false);
    }

    /** Tells first what was lost: who hears the beat has heard that, too. Nothing comes after the last beat. */
    private synchronized void beat(boolean last) {
        if (reception.isConnected()) { // else it would be lost, too
            outgoing.tellLosses(since -> new Envelope(node(), null, new Action.Missed(since, clock.instant())));
        }
        if (beating) {
            beating = !last;
            var unused = engine.publish(Topic.ALL, new Beat(node(), outgoing.settled(), last).text());
        }
    }

    // What this node tells

    @Override
    public boolean areReachable() {
        return true;
    }

    @Override
    public CompletionStage<Integer> tell(Address to, Action action) {
        Topic topic = Topics.of(to);
        if (topic == null) {
            return CompletableFuture.completedFuture(0);
        }
        boolean said = Topics.address(topic).equals(to);
        return outgoing.publish(topic, new Envelope(node(), said ? null : to, action));
    }

    @Override
    public void occupied(Group group) {
        Topic topic = Topics.of(group);
        if (!topic.equals(Topic.ALL)) {
            interests.occupy(topic);
        }
    }

    @Override
    public void vacant(Group group) {
        Topic topic = Topics.of(group);
        if (!topic.equals(Topic.ALL)) {
            interests.vacate(topic);
        }
    }

    // What the engine tells

    @Override
    public void interrupted() {
        reception.connected(false);
        lost(Code.BACKPLANE_LOST);
    }

    private void lost(Code code) {
        if (reception.lose()) {
            Log.warning(code);
        }
    }

    @Override
    public void resumed() {
        reception.connected(true);
        beat(); // what is lost is told when it has come back
    }

    @Override
    public void received(Topic topic, String message) {
        try {
            Message read = MessageText.read(message);
            if (read instanceof Beat beat) {
                heard(beat);
            } else if (read instanceof Envelope envelope && !envelope.node().equals(node())) {
                arrive(envelope.to() == null ? Topics.address(topic) : envelope.to(), envelope.action());
            }
        } catch (IllegalArgumentException unreadable) { // of a newer version, or of another program
            if (warned.compareAndSet(false, true)) {
                Log.warning(Code.MESSAGE_UNREADABLE, topic.kind());
            }
        } catch (RuntimeException unexpected) { // the engine's thread must go on
            Log.error(Code.MESSAGE_FAILED, unexpected, topic.kind());
        }
    }

    private void arrive(Address to, Action action) {
        if (action instanceof Action.Missed) {
            missed.incrementAndGet();
        }
        arrivals.arrive(to, action);
    }

    private void heard(Beat beat) {
        if (beat.node().equals(node())) {
            returned();
        } else if (beat.last()) {
            if (peers.left(beat.node())) {
                Log.info(Code.NODE_GONE, size());
            }
        } else if (peers.heard(beat.node(), nanos.getAsLong(), reception.isLost() ? null : beat.settled())) {
            Log.info(Code.NODE_COME, size());
            beat(); // lets it know at once of this one
        }
    }

    /**
     * Goes on after an own beat has come back: nothing is in the way of what is published. What another node had told of
     * its losses may be lost, too; then it was not heard of since before them.
     */
    private void returned() {
        Instant now = clock.instant();
        Instant since = reception.arrived(now);
        if (since != null) {
            peers.renew(nanos.getAsLong());
            Log.info(Code.BACKPLANE_BACK);
            arrive(Group.EVERYONE, new Action.Missed(peers.settled(since), now));
        }
    }

    // What the application asks

    @Override
    public String node() {
        return self.node();
    }

    @Override
    public int size() {
        return peers.count() + 1;
    }

    @Override
    public boolean isConnected() {
        return !reception.isLost();
    }

    @Override
    public long missed() {
        return missed.get();
    }
}
