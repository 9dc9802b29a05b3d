// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.readme;

import java.time.Instant;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.ClientEvent;
import dev.foyer.Connection;
import dev.foyer.DefaultValue;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.Refused;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.ServerEvent;

@ServerEndpoint("/lobby")
public class LobbyEndpoint {

    @HandshakeHeaders // what the client must send: as headers, or as query parameters from a browser
    public record Headers(
            @NotNull @Size(min = 10) String token,
            @DefaultValue("1.0.0") String clientVersion) {}

    public record User(String name) {}

    @ClientEvent("chat.say")
    public record Say(@NotBlank @Size(max = 2000) String text) {}

    @ServerEvent("chat.said")
    public record Said(String from, String text, Instant at) {}

    @Inject
    Connection connection;

    @Inject
    @RoomName("lobby")
    Room lobby;

    @OnConnect // before the socket opens: return who it is, or refuse with a status
    User connect(Headers headers) {
        if (!headers.token().startsWith("secret-")) {
            throw Refused.unauthorized("Unknown token");
        }
        return new User(headers.token().substring("secret-".length()));
    }

    @OnOpen
    void opened() {
        lobby.join(connection);
    }

    @OnEvent // only called with a valid payload; what it returns is the reply
    Said say(Say say, User user) {
        Said said = new Said(user.name(), say.text(), Instant.now());
        lobby.emit(said);
        return said;
    }

    @OnDisconnect // once, however the connection ended
    void left(User user) {
        lobby.emit("chat.left", user.name());
    }
}
