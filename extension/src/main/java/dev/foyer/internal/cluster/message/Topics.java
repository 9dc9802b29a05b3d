// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster.message;

import dev.foyer.internal.address.Address;
import dev.foyer.internal.address.Group;
import dev.foyer.spi.Topic;
import org.jspecify.annotations.Nullable;

/** Decides which topic an address is published on. */
public final class Topics {

    private Topics() {}

    /** Returns the topic that reaches all nodes with recipients, or {@code null} if only this node has some. */
    public static @Nullable Topic of(Address address) {
        if (address instanceof Address.Rest rest) {
            return of(rest.from());
        }
        if (address instanceof Group group) {
            return group.kind() == Group.Kind.CONNECTION ? null : of(group);
        }
        if (address instanceof Address.Union union) {
            return of(union.one()) == null && of(union.other()) == null ? null : Topic.ALL;
        }
        return Topic.ALL;
    }

    /** Returns the topic of a group. */
    public static Topic of(Group group) {
        return switch (group.kind()) {
            case ROOM -> new Topic(Topic.Kind.ROOM, group.namespace(), group.name());
            case USER -> new Topic(Topic.Kind.USER, "", group.name());
            case NAMESPACE, ENDPOINT, EVERYONE, CONNECTION -> Topic.ALL;
        };
    }

    /**
     * Returns the room of a topic.
     *
     * @throws IllegalArgumentException if it is none of a room
     */
    public static Group room(Topic topic) {
        if (topic.kind() != Topic.Kind.ROOM) {
            throw new IllegalArgumentException("This is the topic of no room.");
        }
        return Group.room(topic.namespace(), topic.name());
    }

    /** Returns whom a message of a topic is for, if the message does not say so. */
    public static Address address(Topic topic) {
        return switch (topic.kind()) {
            case ROOM -> Group.room(topic.namespace(), topic.name());
            case USER -> Group.user(topic.name());
            case ALL -> Group.EVERYONE;
        };
    }
}
