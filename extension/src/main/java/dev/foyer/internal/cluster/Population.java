// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster;

import java.time.Duration;
import java.util.Set;
import java.util.function.LongFunction;

import dev.foyer.internal.address.Group;
import dev.foyer.internal.audience.ThisNode;
import dev.foyer.internal.cluster.message.Beat;
import dev.foyer.internal.cluster.message.Message;
import dev.foyer.internal.cluster.message.Sizes;
import dev.foyer.internal.cluster.message.SizesWanted;
import dev.foyer.internal.cluster.sizes.OtherSizes;
import dev.foyer.internal.cluster.sizes.OwnSizes;
import dev.foyer.internal.flow.Gathering;
import dev.foyer.spi.Backplane;
import dev.foyer.spi.Topic;

/**
 * Counts connections and members of rooms over all nodes. Every node tells what changes, numbered; a beat has the number
 * of the latest such message, so whoever lacks one notices, and asks for all. Safe for any thread.
 */
final class Population {

    /** The time in which changes are gathered. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Backplane engine;
    private final String node;
    private final OwnSizes own;
    private final OtherSizes others = new OtherSizes();
    private final Gathering gathering;

    // Mutable state, guarded by this.
    private boolean speaking;

    Population(Backplane engine, String node, ThisNode here, Times times) {
        this.engine = engine;
        this.node = node;
        this.own = new OwnSizes(node, here);
        this.gathering = new Gathering(this::tell, times.timer(), times.nanos(), PAUSE);
    }

    /** Notes that a room, or everyone, has a member more or less here. */
    void changed(Group group) {
        own.changed(group);
        gathering.changed();
    }

    private synchronized void tell() {
        if (speaking) {
            own.untold().forEach(this::publish);
        }
    }

    /**
     * Publishes a beat between such messages. Nothing is said before the first one and after the last one.
     *
     * @param beat makes it from the number of the latest message
     */
    synchronized void beat(LongFunction<Beat> beat) {
        Beat next = beat.apply(own.at());
        speaking = !next.last();
        publish(next);
    }

    private void publish(Message message) {
        var unused = engine.publish(Topic.ALL, message.text());
    }

    /** Notes what another node has told. */
    void heard(Sizes sizes) {
        others.heard(sizes);
    }

    /** Asks a node for all, if its beat shows that something has not arrived. */
    void heard(Beat beat) {
        if (!others.isExact(beat.node(), beat.sizes())) {
            publish(new SizesWanted(node, beat.node()));
        }
    }

    /** Tells all, if this node is the one that was asked. */
    void asked(SizesWanted wanted) {
        if (wanted.of().equals(node)) {
            own.wanted();
            gathering.changed();
        }
    }

    void forget(String other) {
        others.forget(other);
    }

    int connections() {
        return others.connections();
    }

    int size(Group room) {
        return others.size(room);
    }

    Set<String> rooms(String namespace) {
        return others.rooms(namespace);
    }

    Set<String> nodesIn(Group room) {
        return others.nodesIn(room);
    }
}
