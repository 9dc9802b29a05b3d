// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection;

import dev.foyer.internal.connection.peer.PeerWatch;
import dev.foyer.internal.outbound.Channel;

/**
 * Holds the objects that a line has once its session is open.
 *
 * @param channel sends through the session
 * @param watch checks the peer
 * @param container the objects that the application may take from the container
 */
record Opening(Channel channel, PeerWatch watch, ContainerObjects container) {}
