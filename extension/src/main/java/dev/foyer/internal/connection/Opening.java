// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection;

import java.time.Instant;

import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.outbound.Outbox;
import org.jspecify.annotations.Nullable;

/**
 * Holds the objects that a connection has once its socket is open.
 *
 * @param outbox orders the data sent to the peer
 * @param watch checks the peer
 * @param container the objects that the application may take from the container
 * @param welcome the first frame, which reports that {@code @OnOpen} has run; {@code null} for a client that does not
 *     understand it
 * @param at the time of the opening
 */
record Opening(
        Outbox outbox,
        PeerWatch watch,
        ContainerObjects container,
        @Nullable Frame welcome,
        Instant at) {}
