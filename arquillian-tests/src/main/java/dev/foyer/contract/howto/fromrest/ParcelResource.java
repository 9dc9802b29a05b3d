// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.fromrest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import dev.foyer.Connections;
import dev.foyer.ServerEvent;

@RequestScoped
@Path("/parcels")
public class ParcelResource {

    @ServerEvent("parcel.arrived")
    public record Arrived(String parcel) {}

    @Inject
    Connections connections;

    @POST
    @Path("/{parcel}/arrived/{customer}")
    public String arrived(@PathParam("parcel") String parcel, @PathParam("customer") String customer) {
        int recipients = connections.ofUser(customer).emit(new Arrived(parcel)).recipients();
        return recipients > 0 ? "told" : "not there: send a letter";
    }
}
