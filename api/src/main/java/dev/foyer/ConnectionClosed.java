// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

/**
 * A CDI event: a connection has ended, and its {@code @OnDisconnect} has run. The last event of that connection, after
 * {@link RoomLeft} for each room it was in. {@link ConnectionOpened} tells how such events are delivered.
 *
 * @param connection which one; it keeps its id and user context, but is in no room and has no attributes
 * @param closing why it ended
 */
public record ConnectionClosed(Connection connection, Closing closing) {}
