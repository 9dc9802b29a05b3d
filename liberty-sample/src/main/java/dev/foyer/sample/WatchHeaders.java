// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.sample;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import dev.foyer.From;
import dev.foyer.HandshakeHeaders;

import static dev.foyer.From.Source.PATH;

/** What a client of {@link WatchEndpoint} sends: the room in the path is input like any other, and is checked like any other. */
@HandshakeHeaders
public record WatchHeaders(
        @NotNull @Size(min = 10, max = 200) String token,

        @From(PATH) @NotNull @Pattern(regexp = Events.ROOM, message = Events.ROOM_MESSAGE)
        String room) {}
