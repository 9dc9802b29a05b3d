// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.dispatch;

import java.util.Set;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.flow.Names;
import dev.foyer.internal.payload.PayloadReader;
import dev.foyer.internal.wire.Fault;
import dev.foyer.internal.wire.Incoming;
import org.jspecify.annotations.Nullable;

/** Answers the events with which clients join rooms and leave them, where no handler of the application does. */
public interface RoomEvents {

    String JOIN = "room.join";
    String LEAVE = "room.leave";

    /** The names of the events. */
    Set<String> NAMES = Set.of(JOIN, LEAVE);

    /** Whether this is an event to answer. */
    boolean answers(String event);

    /** Joins or leaves, after asking. Returns what is wrong with the event, or {@code null}. */
    @Nullable
    Fault answer(Incoming.Event event, LiveConnection connection, PayloadReader payloads);

    /** The data of both events. */
    record RoomData(
            @NotBlank @Size(max = Names.MAX_LENGTH) @Pattern(regexp = Names.PATTERN)
            String room) {}
}
