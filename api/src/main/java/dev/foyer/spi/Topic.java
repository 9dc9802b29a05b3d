// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.spi;

/**
 * Names a channel between nodes.
 *
 * @param kind what it is about
 * @param namespace the namespace of a room; empty for other kinds
 * @param name the name of the room or the id of the user; empty for {@code ALL}
 */
public record Topic(Kind kind, String namespace, String name) {

    /** The topic that every node subscribes to. */
    public static final Topic ALL = new Topic(Kind.ALL, "", "");

    /** Lists what a topic can be about. */
    public enum Kind {

        /** One room. */
        ROOM,

        /** One user. */
        USER,

        /** Every node. */
        ALL
    }
}
