// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection;

import java.time.Instant;

import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.outbound.Outbox;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a connection has from when its socket opens.
 *
 * @param outbox orders what is sent to the peer
 * @param watch looks after the peer
 * @param container what the application may take of the container
 * @param welcome the first frame, which says that {@code @OnOpen} has run; {@code null} for a client that does not understand it
 * @param at when it opened
 */
record Opening(
        Outbox outbox,
        PeerWatch watch,
        ContainerObjects container,
        @Nullable Frame welcome,
        Instant at) {}
