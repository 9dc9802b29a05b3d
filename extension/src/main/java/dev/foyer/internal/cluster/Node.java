// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import dev.foyer.Cluster;
import dev.foyer.internal.address.Action;
import dev.foyer.internal.address.Address;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.address.OtherNodes;
import dev.foyer.internal.audience.ThisNode;
import dev.foyer.internal.audience.saved.SavedConnections;
import dev.foyer.internal.cluster.dismissal.Dismissals;
import dev.foyer.internal.cluster.message.Envelope;
import dev.foyer.internal.cluster.message.Topics;
import dev.foyer.internal.cluster.signed.SignedBackplane;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.flow.Commits;
import dev.foyer.internal.history.RoomLog;
import dev.foyer.internal.latest.RetainedEvents;
import dev.foyer.internal.presence.PresenceLink;
import dev.foyer.internal.state.cell.StateCells;
import dev.foyer.internal.state.seats.Neighbours;
import dev.foyer.spi.Backplane;
import dev.foyer.spi.Topic;

/**
 * This node among the others: sends them what is for their connections, delivers what they send, and tells what may
 * have been lost. Safe for any thread.
 */
public final class Node implements OtherNodes, Cluster {

    private static final long TICK_MILLIS = 500;

    private final Backplane engine;
    private final Backplane.Self self;
    private final Times times;
    private final Interests interests;
    private final Outgoing outgoing;
    private final Population population;
    private final Pulse pulse;
    private final PresenceLink presence;
    private final NodeLog log;
    private final NodeRecords saved;
    private final NodeCells states;
    private final NodeRetained retained;
    private final Hearing hearing;

    /**
     * Creates a node that has not started.
     *
     * @param self describes this start of the application
     * @param commits know the transaction of a thread
     */
    public Node(Backplane engine, Backplane.Self self, ThisNode here, Times times, Commits commits) {
        Backplane signed = SignedBackplane.of(engine, self);
        this.engine = signed;
        this.self = self;
        this.times = times;
        this.outgoing = new Outgoing(signed, times.clock());
        this.interests = new Interests(signed, times.nanos());
        this.population = new Population(signed, self.node(), here, times);
        var consequences = new Consequences(signed, here, population, this::missed, this::ended);
        this.pulse = new Pulse(self.node(), outgoing, population, times, consequences);
        this.log = new NodeLog(signed, self.node(), times.clock(), pulse::isConnected, commits);
        this.saved =
                new NodeRecords(signed, new NodeRecords.Neighbours(self.node(), pulse::others), outgoing, here, times);
        this.states = new NodeCells(signed, self.node(), population, pulse);
        this.retained = new NodeRetained(signed, self.node(), outgoing, pulse::isConnected);
        this.presence = new PresenceTopics(self.node(), outgoing, interests, population, pulse::isConnected);
        this.hearing = new Hearing(
                self.node(),
                here,
                new Hearing.Others(pulse, population, consequences),
                new Hearing.Lanes(log, saved, states, retained));
    }

    /**
     * Starts the engine. The registry must have its emitter.
     *
     * @throws IllegalStateException if the engine cannot start
     */
    public void start() {
        try {
            engine.start(self, hearing);
        } catch (IllegalStateException mistake) {
            throw new IllegalStateException(Code.BACKPLANE_FAILED.text(String.valueOf(mistake.getMessage())), mistake);
        }
        engine.subscribe(Topic.ALL);
        pulse.begin();
        var unused = times.timer().scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Takes leave of the other nodes. Has no effect on a node that could not start. */
    public void stop() {
        pulse.end();
        engine.stop();
    }

    /** Returns what the engine tells everything. */
    Backplane.Listener hearing() {
        return hearing;
    }

    private void missed(Action lost) {
        hearing.arrive(Group.EVERYONE, lost);
    }

    private void ended() {
        states.listener().gone();
    }

    private void tick() {
        try {
            interests.sweep();
            pulse.tick();
            log.tick();
            saved.tick();
            states.listener().tick();
            retained.listener().tick();
        } catch (RuntimeException unexpected) { // the next tick must come
            Log.error(Code.BACKPLANE_FAULTY, unexpected);
        }
    }

    // What this node tells

    @Override
    public boolean areReachable() {
        return true;
    }

    @Override
    public CompletionStage<Integer> tell(Address to, Action action) {
        saved.act(to, action);
        Topic topic = Dismissals.concern(to, action) ? Topic.ALL : Topics.of(to);
        if (topic == null) {
            return CompletableFuture.completedFuture(0);
        }
        boolean said = Topics.address(topic).equals(to);
        var envelope = new Envelope(node(), said ? null : to, action);
        return NodeRetained.isRetained(topic, action)
                ? retained.publish(topic, envelope)
                : outgoing.publish(topic, envelope);
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
    public void resized(Group group) {
        population.changed(group);
    }

    /** Returns what the others are told of those who are present here. */
    public PresenceLink presence() {
        return presence;
    }

    /** Returns the logs of rooms. */
    public RoomLog log() {
        return log;
    }

    /**
     * Returns what keeps what rooms remember.
     *
     * @param used whether rooms remember something
     * @throws IllegalStateException if the engine has nothing for that
     */
    public StateCells states(boolean used) {
        if (used && !engine.hasCells()) {
            throw new IllegalStateException(Code.STATE_UNSUPPORTED.text());
        }
        return states;
    }

    /** Returns this node and the others, as far as seats in rooms need to know of them. */
    public Neighbours neighbours() {
        return new Neighbours(node(), pulse::hasEnded);
    }

    /** Returns what rooms retain in the engine. */
    public RetainedEvents retained() {
        return retained;
    }

    /** Returns what keeps connections for the other nodes. */
    public SavedConnections saved() {
        return saved;
    }

    // What the application asks

    @Override
    public int connections() {
        return population.connections();
    }

    @Override
    public int size(Group room) {
        return population.size(room);
    }

    @Override
    public Set<String> rooms(String namespace) {
        return population.rooms(namespace);
    }

    @Override
    public String node() {
        return self.node();
    }

    @Override
    public int size() {
        return pulse.size();
    }

    @Override
    public boolean isConnected() {
        return pulse.isConnected();
    }

    @Override
    public long missed() {
        return hearing.missed();
    }
}
