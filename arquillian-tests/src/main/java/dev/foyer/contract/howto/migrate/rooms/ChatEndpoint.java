// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.migrate.rooms;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.ClientEvent;
import dev.foyer.Connection;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.ServerEvent;

@ServerEndpoint("/chat/{room}")
public class ChatEndpoint {

    @HandshakeHeaders
    public record Headers(@NotBlank @Size(max = 20) String name) {}

    public record Guest(String name) {}

    @ClientEvent("chat.say")
    public record Say(@NotBlank @Size(max = 2000) String text) {}

    @ServerEvent("chat.said")
    public record Said(String from, String text) {}

    @Inject
    @RoomName("{room}")
    Room room;

    @OnConnect
    Guest connect(Headers headers) {
        return new Guest(headers.name());
    }

    @OnOpen
    void opened(Connection connection) {
        room.join(connection);
    }

    @OnEvent
    void said(Say say, Guest guest) {
        room.emit(new Said(guest.name(), say.text()));
    }
}
