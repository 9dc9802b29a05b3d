// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.test;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.ClientEvent;
import dev.foyer.Connection;
import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.RateLimited;
import dev.foyer.Refused;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.ServerEvent;

@ServerEndpoint("/greeter")
public class GreeterEndpoint {

    public record Guest(String name) {}

    @ClientEvent("greet")
    public record Greet(@NotBlank String greeting) {}

    @ServerEvent("greeted")
    public record Greeted(String by, String greeting) {}

    @ServerEvent("left")
    public record Left(String name) {}

    @Inject
    @RoomName("hall")
    Room hall;

    @Inject
    Connection connection;

    @OnConnect
    Guest connect(Handshake handshake) {
        return new Guest(handshake.header("x-name").orElseThrow(() -> Refused.unauthorized("Who are you?")));
    }

    @OnOpen
    public void opened() {
        hall.join(connection);
    }

    @OnEvent
    @RateLimited(permits = 3, per = 10)
    public String greet(Greet greet, Guest guest) {
        hall.except(connection).emit(new Greeted(guest.name(), greet.greeting()));
        return greet.greeting() + ", " + guest.name();
    }

    @OnDisconnect
    void left(Guest guest) {
        hall.emit(new Left(guest.name()));
    }
}
