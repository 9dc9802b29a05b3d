// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.sample;

import java.time.Instant;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import dev.foyer.Refused;
import dev.foyer.Rooms;
import dev.foyer.sample.Events.Said;
import dev.foyer.sample.Events.Say;

/**
 * Emits to a room from outside any connection. Only an admin may do so, as what it says appears to come from the system itself:
 *
 * <pre>{@code
 * curl -H 'token: admin-gracehopper' -H 'Content-Type: application/json' -d '{"room":"lobby","text":"attention"}' \
 *     http://localhost:9080/api/announce
 * }</pre>
 */
@Path("announce")
public class AnnounceResource {

    @Inject
    Rooms rooms;

    @Inject
    Tokens tokens;

    /** How many connections got the announcement. */
    public record Announced(int recipients) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Announced announce(@HeaderParam("token") @DefaultValue("") String token, @NotNull @Valid Say say) {
        if (!tokens.user(token).isAdmin()) {
            throw Refused.forbidden("Only an admin may announce something.");
        }
        Said said = new Said(say.room(), Tokens.SYSTEM, say.text(), Instant.now());
        return new Announced(rooms.get(say.room()).emit(said).recipients());
    }
}
