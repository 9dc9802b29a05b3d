// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.presence;

import java.util.Collection;

import dev.foyer.internal.outbound.Receiver;

/**
 * A room at some moment.
 *
 * @param members the number of members on all nodes
 * @param listeners the members on this node whose clients understand presence
 */
record Scene(int members, Collection<? extends Receiver> listeners, RoomView view) {}
