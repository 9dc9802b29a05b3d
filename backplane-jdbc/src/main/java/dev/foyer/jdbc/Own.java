// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.util.concurrent.atomic.AtomicLong;

import dev.foyer.jdbc.table.Place;

/**
 * Is what belongs to this node.
 *
 * @param place whose rows are its own
 * @param topics what it wants
 * @param known the latest epoch that it has heard of
 */
record Own(Place place, Subscriptions topics, AtomicLong known) {

    /** Creates what a node has at its start. */
    static Own of(Place place) {
        return new Own(place, new Subscriptions(), new AtomicLong());
    }
}
