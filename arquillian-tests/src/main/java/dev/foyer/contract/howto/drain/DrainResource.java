// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.drain;

import java.time.Duration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import dev.foyer.Drain;

@RequestScoped
@Path("drain")
public class DrainResource {

    @Inject
    Drain drain;

    @POST
    public void begin(@QueryParam("seconds") @DefaultValue("60") int seconds) {
        drain.begin(Duration.ofSeconds(seconds));
    }
}
