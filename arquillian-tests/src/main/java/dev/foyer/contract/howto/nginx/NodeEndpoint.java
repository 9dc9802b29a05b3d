// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.nginx;

import java.util.UUID;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Refused;
import dev.foyer.Room;
import dev.foyer.RoomName;

/** Says which node it is on. */
@ServerEndpoint("/node")
public class NodeEndpoint {

    private static final String NODE = UUID.randomUUID().toString();

    @Inject
    Connection connection;

    @Inject
    @RoomName("lobby")
    Room lobby;

    @OnConnect
    void connect(Handshake handshake) {
        if (handshake.query().containsKey("banned")) {
            throw Refused.forbidden("You are banned");
        }
    }

    @OnOpen
    void opened() {
        lobby.join(connection);
    }

    @OnEvent("node")
    String node() {
        return NODE;
    }

    /** Says something to the others, and returns how many other nodes took it. */
    @OnEvent("say")
    int say(String text) {
        return lobby.except(connection)
                .emit("said", text)
                .nodes()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
