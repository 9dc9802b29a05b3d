// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

import dev.foyer.internal.address.Action;
import dev.foyer.internal.address.Address;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.address.OtherNodes;
import dev.foyer.internal.audience.Registry;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.spi.Backplane;
import dev.foyer.spi.Topic;

/** This node among the others: sends them what is for their connections, and delivers what they send. */
public final class Node implements OtherNodes, Backplane.Listener {

    private final Backplane engine;
    private final Backplane.Self self;
    private final Registry registry;
    private final Interests interests;
    private final AtomicBoolean warned = new AtomicBoolean();

    /**
     * Creates a node that has not started.
     *
     * @param self describes this start of the application
     * @param nanos the nanoseconds of a clock that only goes forward
     */
    public Node(Backplane engine, Backplane.Self self, Registry registry, LongSupplier nanos) {
        this.engine = engine;
        this.self = self;
        this.registry = registry;
        this.interests = new Interests(engine, nanos);
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
        long period = Interests.LINGER.toMillis() / 6;
        var unused = timer.scheduleWithFixedDelay(interests::sweep, period, period, TimeUnit.MILLISECONDS);
    }

    public void stop() {
        engine.stop();
    }

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
        return engine.publish(topic, new Envelope(self.node(), said ? null : to, action).text());
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

    @Override
    public void interrupted() {
        Log.warning(Code.BACKPLANE_LOST);
    }

    @Override
    public void resumed() {
        Log.info(Code.BACKPLANE_BACK);
    }

    @Override
    public void received(Topic topic, String message) {
        try {
            Envelope envelope = Envelope.read(message);
            if (!envelope.node().equals(self.node())) {
                registry.arrive(envelope.to() == null ? Topics.address(topic) : envelope.to(), envelope.action());
            }
        } catch (IllegalArgumentException unreadable) { // of a newer version, or of another program
            if (warned.compareAndSet(false, true)) {
                Log.warning(Code.MESSAGE_UNREADABLE, topic.kind());
            }
        } catch (RuntimeException unexpected) { // the engine's thread must go on
            Log.error(Code.MESSAGE_FAILED, unexpected, topic.kind());
        }
    }
}
