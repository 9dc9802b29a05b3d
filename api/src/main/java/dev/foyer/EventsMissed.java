// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Reports, as a CDI event, that events of other nodes may have been lost for connections of this node, because the
 * backplane was away. Clients of {@code foyer.v1} are told, too. Fired when the backplane is back.
 * {@link ConnectionOpened} describes how such events are delivered.
 *
 * @param room the room concerned; {@code null} if it can be every user and every room but those with a
 *     {@link RoomHistory}, which are told one by one if something is missing in them
 * @param since the earliest moment at which a lost event can have been emitted
 * @param until the latest such moment
 */
public record EventsMissed(@Nullable Room room, Instant since, Instant until) {}
