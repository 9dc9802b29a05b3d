// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster;

import java.util.Set;
import java.util.function.BooleanSupplier;

import dev.foyer.internal.address.Group;
import dev.foyer.internal.cluster.message.Message;
import dev.foyer.internal.cluster.message.PresenceTold;
import dev.foyer.internal.cluster.message.PresenceWanted;
import dev.foyer.internal.cluster.message.Topics;
import dev.foyer.internal.presence.News;
import dev.foyer.internal.presence.PresenceLink;

/** Publishes on the topics of rooms who is present in them. Safe for any thread. */
final class PresenceTopics implements PresenceLink {

    private final String node;
    private final Outgoing outgoing;
    private final Interests interests;
    private final Population population;
    private final BooleanSupplier connected;

    PresenceTopics(
            String node, Outgoing outgoing, Interests interests, Population population, BooleanSupplier connected) {
        this.node = node;
        this.outgoing = outgoing;
        this.interests = interests;
        this.population = population;
        this.connected = connected;
    }

    @Override
    public boolean isOpen() {
        return connected.getAsBoolean();
    }

    @Override
    public void tell(Group room, News news) {
        publish(room, new PresenceTold(node, news));
    }

    @Override
    public void ask(Group room) {
        publish(room, new PresenceWanted(node));
    }

    private void publish(Group room, Message message) {
        var unused = outgoing.publish(Topics.of(room), message);
    }

    @Override
    public void follow(Group room) {
        interests.follow(Topics.of(room));
    }

    @Override
    public Set<String> nodesIn(Group room) {
        return population.nodesIn(room);
    }
}
