// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.state.seats;

import java.util.function.Predicate;

/**
 * This node and the others.
 *
 * @param own the id of this node; empty if it is alone
 * @param ended tests whether another node has surely ended
 */
public record Neighbours(String own, Predicate<String> ended) {

    /** For a node that is alone. */
    public static final Neighbours NONE = new Neighbours("", node -> false);
}
