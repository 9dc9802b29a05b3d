// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

/**
 * Reports, as a CDI event, that the line of a connection is lost and that its client may come back to it within
 * {@code foyer.resume.window}. Until then, the connection keeps its id, rooms and attributes and counts as a member.
 * {@link ConnectionResumed} or {@link ConnectionClosed} follows. {@link ConnectionOpened} describes how such events are
 * delivered.
 */
public record ConnectionParked(Connection connection) {}
