// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

/**
 * Reports, as a CDI event, that a client has come back to its connection. {@link ConnectionOpened} describes how such
 * events are delivered.
 *
 * @param connection the connection, with the user context of the new handshake
 * @param how whether something was lost, and how long the client was away
 */
public record ConnectionResumed(Connection connection, Resumed how) {}
