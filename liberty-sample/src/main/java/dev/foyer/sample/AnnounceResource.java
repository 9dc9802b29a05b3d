// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.sample;

import java.time.Instant;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import dev.foyer.Rooms;
import dev.foyer.sample.Events.Said;
import dev.foyer.sample.Events.Say;

/** Emits to a room from outside any connection. */
@Path("announce")
public class AnnounceResource {

    @Inject
    Rooms rooms;

    /** How many connections got the announcement. */
    public record Announced(int recipients) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Announced announce(@NotNull @Valid Say say) {
        Said said = new Said(say.room(), "system", say.text(), Instant.now());
        return new Announced(rooms.get(say.room()).emit(said).recipients());
    }
}
