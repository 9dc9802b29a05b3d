// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.resume;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.ClientEvent;
import dev.foyer.Connection;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.Rooms;

/** Adds stops to the tours of docs/howto/resume.md, and sees which drivers have no line. */
@ServerEndpoint("/dispatch")
public class DispatchEndpoint {

    @Inject
    @RoomName("dispatch")
    Room dispatch;

    @Inject
    Rooms rooms;

    @Inject
    Board board;

    @OnOpen
    void opened(Connection connection) {
        dispatch.join(connection);
    }

    @ClientEvent("stop.add")
    public record Stop(int tour, @NotBlank String address) {}

    @OnEvent
    int add(Stop stop) {
        board.add(stop.tour(), stop.address());
        rooms.get("tour:" + stop.tour()).emit("stop.added", stop.address());
        return board.stops(stop.tour()).size();
    }
}
