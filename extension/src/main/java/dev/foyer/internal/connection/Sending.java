// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection;

import java.util.function.Consumer;

import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.outbound.OutboxFactory;
import dev.foyer.internal.wire.FrameWriter;

/**
 * What connections use to send.
 *
 * @param outboxes creates an outbox for each connection
 * @param writer writes the frames that a connection itself sends
 * @param review asks again whether a connection may be in its rooms, and tells its client of those it leaves
 */
public record Sending(OutboxFactory outboxes, FrameWriter writer, Consumer<LiveConnection> review) {}
