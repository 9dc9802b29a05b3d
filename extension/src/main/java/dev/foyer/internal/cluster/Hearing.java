// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import dev.foyer.internal.address.Action;
import dev.foyer.internal.address.Address;
import dev.foyer.internal.address.Emitted;
import dev.foyer.internal.audience.ThisNode;
import dev.foyer.internal.cluster.message.Beat;
import dev.foyer.internal.cluster.message.Envelope;
import dev.foyer.internal.cluster.message.Message;
import dev.foyer.internal.cluster.message.MessageText;
import dev.foyer.internal.cluster.message.PresenceTold;
import dev.foyer.internal.cluster.message.PresenceWanted;
import dev.foyer.internal.cluster.message.Sizes;
import dev.foyer.internal.cluster.message.SizesWanted;
import dev.foyer.internal.cluster.message.Topics;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.spi.Backplane;
import dev.foyer.spi.Position;
import dev.foyer.spi.Topic;

/** Hears what the engine tells: delivers what is for the connections here, and has the rest acted on. Safe for any thread. */
final class Hearing implements Backplane.Listener {

    private final String node;
    private final String own; // how what this node publishes begins
    private final ThisNode here;
    private final Others others;
    private final Lanes lanes;

    // Mutable state.
    private final AtomicBoolean warned = new AtomicBoolean();
    private final AtomicLong missed = new AtomicLong();

    /** What is known of the other nodes. */
    record Others(Pulse pulse, Population population, Consequences consequences) {}

    /** What goes by the engine besides events. */
    record Lanes(NodeLog log, NodeRecords saved, NodeCells states, NodeRetained retained) {}

    /**
     * Creates what has heard nothing.
     *
     * @param node the id of this node
     */
    Hearing(String node, ThisNode here, Others others, Lanes lanes) {
        this.node = node;
        this.own = Envelope.start(node);
        this.here = here;
        this.others = others;
        this.lanes = lanes;
    }

    /** Returns how often something may have been missed. */
    long missed() {
        return missed.get();
    }

    @Override
    public void interrupted() {
        lanes.log().listener().interrupted(others.pulse().heard());
        others.pulse().interrupted();
    }

    @Override
    public void resumed(boolean sameLogs) {
        others.pulse().resumed(true);
        lanes.log().listener().resumed(sameLogs);
        lanes.states().listener().resumed();
        lanes.retained().listener().compareAll();
        lanes.saved().renewAll();
    }

    @Override
    public void continued() {
        others.pulse().resumed(false);
        lanes.log().listener().resumed(true);
        lanes.states().listener().resumed();
        lanes.saved().renewAll();
    }

    @Override
    public void logged(Topic topic, Position at, String message) {
        try {
            lanes.log().received(topic, at, message);
        } catch (RuntimeException unexpected) { // the engine's thread must go on
            Log.error(Code.MESSAGE_FAILED, unexpected, topic.kind());
        }
    }

    @Override
    public void swapped(Topic topic, Position at, String message) {
        try {
            lanes.states().received(topic, at, message);
        } catch (RuntimeException unexpected) { // the engine's thread must go on
            Log.error(Code.MESSAGE_FAILED, unexpected, topic.kind());
        }
    }

    @Override
    public void received(Topic topic, String message) {
        if (Envelope.isOf(own, message)) {
            return; // what comes back
        }
        try {
            receive(topic, MessageText.read(message));
        } catch (IllegalArgumentException unreadable) { // of a newer version, or of another program
            if (warned.compareAndSet(false, true)) {
                Log.warning(Code.MESSAGE_UNREADABLE, topic.kind());
            }
        } catch (RuntimeException unexpected) { // the engine's thread must go on
            Log.error(Code.MESSAGE_FAILED, unexpected, topic.kind());
        }
    }

    private void receive(Topic topic, Message message) {
        boolean own = message.node().equals(node);
        if (message instanceof Beat beat) {
            others.pulse().heard(beat);
        } else if (message instanceof PresenceWanted) {
            here.presences().asked(Topics.room(topic), own);
        } else if (own) {
            cameBack(topic, message);
            return;
        }
        if (message instanceof Envelope envelope) {
            arrive(envelope.to() == null ? Topics.address(topic) : envelope.to(), envelope.action());
        } else if (message instanceof SizesWanted wanted) {
            others.population().asked(wanted);
        } else if (others.pulse().counts(message.node())) { // else its beat will show that something has not arrived
            if (message instanceof Sizes sizes) {
                others.population().heard(sizes);
            } else if (message instanceof PresenceTold told) {
                here.presences().take(told.node(), Topics.room(topic), told.news());
            }
        } else if (message instanceof PresenceTold) {
            others.consequences().early();
        }
    }

    private void cameBack(Topic topic, Message message) {
        if (message instanceof Envelope envelope && envelope.action() instanceof Emitted event) {
            here.cameBack(envelope.to() == null ? Topics.address(topic) : envelope.to(), event);
        }
    }

    /** Does something with the connections of an address that are here. */
    void arrive(Address to, Action action) {
        if (action instanceof Action.Missed) {
            missed.incrementAndGet();
        }
        lanes.saved().act(to, action);
        here.arrive(to, action);
    }
}
