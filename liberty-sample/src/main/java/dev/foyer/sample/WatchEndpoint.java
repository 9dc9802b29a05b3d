// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.sample;

import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.OnConnect;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.sample.Events.Seen;

/** Only listens to one room, which is the same as that of {@link ChatEndpoint}. */
@ServerEndpoint("/watch/{room}")
public class WatchEndpoint {

    @Inject
    Tokens tokens;

    @Inject
    @RoomName("{room}")
    Room room;

    @OnConnect
    ChatUser connect(WatchHeaders headers) {
        return tokens.user(headers.token());
    }

    @OnOpen
    void opened(Connection connection, ChatUser user) {
        room.join(connection, new Seen(user.name(), false));
    }
}
