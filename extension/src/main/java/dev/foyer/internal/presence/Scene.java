// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.presence;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

import dev.foyer.internal.outbound.Receiver;

/**
 * A room at some moment.
 *
 * @param members the number of members on all nodes
 * @param viewers the members on this node whose clients understand presence
 * @param empty whether nobody is present
 * @param present gives those who are
 */
record Scene(int members, Collection<? extends Receiver> viewers, boolean empty, Supplier<List<Entry>> present) {}
