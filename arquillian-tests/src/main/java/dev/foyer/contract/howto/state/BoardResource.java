// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.state;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

import dev.foyer.Rooms;
import dev.foyer.State;

// tag::rest
@Path("/boards/{id}")
public class BoardResource {

    @Inject
    Rooms rooms;

    @GET
    @Produces("application/json")
    public Board get(@PathParam("id") String id) {
        return board(id).get();
    }

    @PUT
    @Path("/title")
    @Produces("application/json")
    public Board rename(@PathParam("id") String id, String title) {
        return board(id).update(now -> now.titled(title)); // the members see it, too
    }

    private State<Board> board(String id) {
        return rooms.get("board:" + id).state(Board.class);
    }
}
// end::rest
