// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import dev.foyer.redis.request.CellName;
import dev.foyer.redis.request.LogName;
import dev.foyer.redis.request.RetainedName;
import dev.foyer.spi.Topic;

/**
 * Names the channels of one application. Those of a room have a hash tag, so that a cluster of Redis could keep what
 * belongs to the room together.
 *
 * @param application the name that all nodes of the application share
 */
record Channels(String application) {

    private static final int PARTITIONS = 64;

    String of(Topic topic) {
        String prefix = "foyer:" + application + ':';
        return switch (topic.kind()) {
            case ROOM -> prefix + '{' + partition(topic) + "}:r:" + escaped(topic.namespace()) + ':' + topic.name();
            case USER -> prefix + "u:" + topic.name();
            case ALL -> prefix + "all";
        };
    }

    /**
     * Names the log of a room.
     *
     * @throws IllegalArgumentException if the topic is none of a room
     */
    LogName log(Topic topic) {
        return new LogName(key(topic, 'l'), of(topic));
    }

    /**
     * Names the cell of a room.
     *
     * @throws IllegalArgumentException if the topic is none of a room
     */
    CellName cell(Topic topic) {
        return new CellName(key(topic, 's'), of(topic));
    }

    private String key(Topic topic, char kind) {
        if (topic.kind() != Topic.Kind.ROOM) {
            throw new IllegalArgumentException("Only rooms have logs and cells.");
        }
        return "foyer:" + application + ":{" + partition(topic) + "}:" + kind + ':' + escaped(topic.namespace()) + ':'
                + topic.name();
    }

    /**
     * Names what a room retains.
     *
     * @throws IllegalArgumentException if the topic is none of a room
     */
    RetainedName retained(Topic topic) {
        if (topic.kind() != Topic.Kind.ROOM) {
            throw new IllegalArgumentException("Only rooms retain messages.");
        }
        return new RetainedName(
                "foyer:" + application + ":{" + partition(topic) + "}:k:" + escaped(topic.namespace()) + ':'
                        + topic.name(),
                of(topic));
    }

    /** Names what tells the epochs of logs. */
    String epoch() {
        return "foyer:" + application + ":epoch";
    }

    /** Names what has the records of a node. */
    String records(String node) {
        return "foyer:" + application + ":kept:" + node;
    }

    /** Leaves no colon in a namespace, so that it cannot be taken for the beginning of a room's name. */
    private static String escaped(String namespace) {
        return namespace.replace("%", "%25").replace(":", "%3A");
    }

    /** Returns a channel that no topic has. */
    String unused() {
        return "foyer:" + application + ":unused";
    }

    private static int partition(Topic room) {
        return Math.floorMod(31 * room.namespace().hashCode() + room.name().hashCode(), PARTITIONS);
    }
}
