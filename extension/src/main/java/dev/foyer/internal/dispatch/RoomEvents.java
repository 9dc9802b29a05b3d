// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.dispatch;

import java.util.List;
import java.util.Set;

import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.payload.PayloadReader;
import dev.foyer.internal.wire.Fault;
import dev.foyer.internal.wire.Incoming;
import org.jspecify.annotations.Nullable;

/** Answers the events with which clients join and leave rooms, unless the application handles them. */
public interface RoomEvents {

    String JOIN = "room.join";
    String LEAVE = "room.leave";

    /** The names of the events. */
    Set<String> NAMES = Set.of(JOIN, LEAVE);

    /** Tests whether this object answers the event. */
    boolean answers(String event);

    /**
     * Asks again whether a connection may be in the rooms that its client has joined by itself. It leaves the others,
     * whose names are returned.
     */
    List<String> review(LiveConnection connection);

    /** Tests whether a connection may be in a room that its client has joined by itself on another node. */
    boolean mayReturn(LiveConnection connection, String room);

    /** Joins or leaves the room if that is allowed. Returns the fault of the event, or {@code null} on success. */
    @Nullable
    Fault answer(Incoming.Event event, LiveConnection connection, PayloadReader payloads);
}
