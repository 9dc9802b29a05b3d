// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

/**
 * Reports, as a CDI event, that a connection has ended and that its {@code @OnDisconnect} method has run. This is the
 * last event of the connection: it follows a {@link RoomLeft} for each room that the connection was in.
 * {@link ConnectionOpened} describes how such events are delivered.
 *
 * @param connection the connection, which keeps its id and user context but is in no room and has no attributes
 * @param closing why the connection ended
 */
public record ConnectionClosed(Connection connection, Closing closing) {}
