// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.sample;

import java.time.Duration;

import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import dev.foyer.Drain;
import dev.foyer.Refused;

/**
 * Empties this node before it stops. Only an admin may do so:
 *
 * <pre>{@code
 * curl -X POST -H 'token: admin-gracehopper' 'http://localhost:9080/api/drain?seconds=10'
 * }</pre>
 */
@Path("drain")
public class DrainResource {

    @Inject
    Drain drain;

    @Inject
    Tokens tokens;

    /**
     * Begins to drain, and does not wait for it.
     *
     * @param seconds the time over which clients are sent to other nodes
     */
    @POST
    public void begin(
            @HeaderParam("token") @DefaultValue("") String token,
            @QueryParam("seconds") @DefaultValue("10") @Min(0) @Max(3600) int seconds) {
        if (!tokens.user(token).isAdmin()) {
            throw Refused.forbidden("Only an admin may drain a node.");
        }
        drain.begin(Duration.ofSeconds(seconds));
    }
}
