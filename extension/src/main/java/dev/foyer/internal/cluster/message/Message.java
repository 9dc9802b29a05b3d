// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster.message;

/**
 * A message between nodes: a line of JSON, and what follows it. Members of the line that a node does not know are
 * ignored.
 */
public interface Message {

    /** Returns the id of the node that sent it; empty for a program that is none. */
    String node();

    /** Returns what goes over the backplane. */
    String text();
}
