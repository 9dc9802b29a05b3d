// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.nettysocketio;

import com.corundumstudio.socketio.AckRequest;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.SocketIOServer;

/** Answers the events of all connections. */
final class Events {
    record RoomName(String room) {}

    record Question(String text, int number) {}

    record Publication(String room, int publisher, long seq, String text) {}

    private final SocketIOServer server;

    Events(SocketIOServer server) {
        this.server = server;
    }

    void register() {
        server.addEventListener("join", RoomName.class, this::join);
        server.addEventListener("leave", RoomName.class, this::leave);
        server.addEventListener("ask", Question.class, this::ask);
        server.addEventListener("publish", Publication.class, this::publish);
    }

    private void join(SocketIOClient client, RoomName name, AckRequest ack) {
        client.joinRoom(name.room());
        ack.sendAckData(name);
    }

    private void leave(SocketIOClient client, RoomName name, AckRequest ack) {
        client.leaveRoom(name.room());
        ack.sendAckData(name);
    }

    private void ask(SocketIOClient client, Question question, AckRequest ack) {
        ack.sendAckData(question);
    }

    private void publish(SocketIOClient client, Publication publication, AckRequest ack) {
        server.getRoomOperations(publication.room()).sendEvent("published", publication);
    }
}
