// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection;

import dev.foyer.internal.audience.saved.SavedConnections;
import dev.foyer.internal.connection.away.Rejoining;
import dev.foyer.internal.measure.Measures;
import dev.foyer.internal.outbound.OutboxFactory;
import dev.foyer.internal.wire.FrameWriter;

/**
 * What connections use beside their inboxes.
 *
 * @param outboxes creates an outbox for each connection
 * @param writer writes the frames that a connection itself sends
 * @param rejoining brings those that come back into their rooms
 * @param saved keeps connections where other nodes find them
 * @param measures counts and times what connections do
 */
public record Sending(
        OutboxFactory outboxes, FrameWriter writer, Rejoining rejoining, SavedConnections saved, Measures measures) {}
