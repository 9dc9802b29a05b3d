// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.cluster.chaos;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.RoomPresence;
import dev.foyer.Rooms;
import dev.foyer.UserId;

/** In the deployed application: where people come to hear the criers. */
@ServerEndpoint("/plaza/{name}")
public class Plaza {

    @Inject
    Rooms rooms;

    @Inject
    Connection connection;

    /** A user context. */
    public record Guest(@UserId String name) {}

    /** What the members of the first room see of one another. */
    @RoomPresence("room-0")
    public record Seen(String name) {}

    @OnConnect
    Guest connect(Handshake handshake) {
        return new Guest(handshake.pathVariables().get("name"));
    }

    @OnOpen
    void opened(Guest guest, Handshake handshake) {
        for (String room : handshake.query().getOrDefault("room", List.of())) {
            if (room.equals("0")) {
                rooms.get("room-0").join(connection, new Seen(guest.name()));
            } else {
                rooms.get("room-" + room).join(connection);
            }
        }
    }
}
