// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.test;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.ClientEvent;
import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Refused;
import dev.foyer.Room;
import dev.foyer.RoomName;

@ServerEndpoint("/greeter")
public class GreeterEndpoint {

    public record Guest(String name) {}

    @ClientEvent("greet")
    public record Greet(@NotBlank String greeting) {}

    private final Room hall;

    @Inject
    GreeterEndpoint(@RoomName("hall") Room hall) {
        this.hall = hall;
    }

    @OnConnect
    Guest connect(Handshake handshake) {
        return new Guest(handshake.header("x-name").orElseThrow(() -> Refused.unauthorized("Who are you?")));
    }

    @OnEvent
    String greet(Greet greet, Guest guest) {
        hall.emit("greeted", guest.name());
        return greet.greeting() + ", " + guest.name();
    }
}
