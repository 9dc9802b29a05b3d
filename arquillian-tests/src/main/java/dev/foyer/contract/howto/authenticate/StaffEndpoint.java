// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.authenticate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.UserId;

@RolesAllowed({"member", "admin"}) // to connect
@ServerEndpoint("/staff")
public class StaffEndpoint {

    public record Clerk(@UserId String name, boolean admin) {}

    @OnConnect
    Clerk connect(Handshake handshake) {
        return new Clerk(handshake.principal().getName(), handshake.roles().contains("admin"));
    }

    @OnEvent("who")
    Clerk who(Clerk clerk) {
        return clerk;
    }

    @RolesAllowed("admin") // to send this event
    @OnEvent("ban")
    String ban(@NotBlank String whom) {
        return whom + " is banned";
    }
}
