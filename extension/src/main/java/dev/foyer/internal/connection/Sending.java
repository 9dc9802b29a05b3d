// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection;

import dev.foyer.internal.outbound.OutboxFactory;
import dev.foyer.internal.wire.FrameWriter;

/**
 * The means of sending.
 *
 * @param outboxes creates an outbox for each connection
 * @param writer writes the frames that a connection itself sends
 */
public record Sending(OutboxFactory outboxes, FrameWriter writer) {}
