// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.rooms;

import java.util.Set;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Audience;
import dev.foyer.ClientEvent;
import dev.foyer.Connection;
import dev.foyer.Connections;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.ServerEvent;
import dev.foyer.UserId;

@ServerEndpoint("/games/{game}")
public class GameEndpoint {

    @HandshakeHeaders
    public record Headers(@NotBlank String name) {}

    // tag::user
    public record Player(@UserId String name) {}

    @OnConnect
    Player connect(Headers headers) {
        return new Player(headers.name());
    }
    // end::user

    // tag::join
    @Inject
    @RoomName("game-{game}") // of the current connection's path: /games/7 is in room game-7
    Room table;

    @Inject
    @RoomName("audience")
    Room audience;

    @OnOpen
    void opened(Connection connection, Player player) {
        table.join(connection);
        table.except(connection).emit("game.joined", player.name());
    }

    @OnEvent("game.move")
    void move(@NotBlank @Size(max = 10) String move) {
        table.and(audience).emit("game.moved", move);
    }

    @OnEvent("game.watch")
    void watch(Connection connection) {
        table.leave(connection);
        audience.join(connection);
    }
    // end::join

    // tag::whisper
    @Inject
    Connections connections;

    @ClientEvent("whisper")
    public record Whisper(
            @NotBlank String to, @NotBlank @Size(max = 200) String text) {}

    @ServerEvent("whispered")
    public record Whispered(String from, String text) {}

    @OnEvent
    boolean whisper(Whisper whisper, Player player) {
        Audience them = connections.ofUser(whisper.to());
        return them.emit(new Whispered(player.name(), whisper.text())).recipients() > 0;
    }
    // end::whisper

    // tag::namespace
    @OnEvent("tournament.enter")
    Set<String> enter(Connection connection) {
        connection.moveTo("/tournament"); // leaves the rooms of the namespace it was in
        Room hall = connections.namespace("/tournament").rooms().get("hall");
        hall.join(connection);
        return connections.namespace("/tournament").rooms().names();
    }
    // end::namespace
}
