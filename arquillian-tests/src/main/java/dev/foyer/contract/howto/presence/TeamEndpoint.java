// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.presence;

import java.util.Set;

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
import dev.foyer.RoomPresence;
import dev.foyer.UserId;

// tag::join
@ServerEndpoint("/team/{team}")
public class TeamEndpoint {

    @RoomPresence("team:{team}") // for each room of such a name
    public record Seen(@NotBlank @Size(max = 40) String name, boolean typing) {}

    public record Member(@UserId String name) {}

    @HandshakeHeaders
    public record Headers(@NotBlank @Size(max = 40) String name) {}

    @Inject
    Connection connection;

    @Inject
    @RoomName("team:{team}") // of the path: /team/7 is in the room team:7
    Room room;

    @OnConnect
    Member connect(Headers headers) {
        return new Member(headers.name()); // a real application asks who this is
    }

    @OnOpen
    void opened(Member member) {
        room.join(connection, new Seen(member.name(), false));
    }
    // end::join

    // tag::typing
    @ClientEvent("typing")
    public record Typing(boolean on) {}

    @OnEvent
    void typing(Typing typing, Member member) {
        room.present(connection, new Seen(member.name(), typing.on()));
    }
    // end::typing

    // tag::who
    @OnEvent("who")
    Set<String> who() {
        return room.presence(Seen.class).keySet(); // the ids of users; the values are their connections
    }
    // end::who
}
