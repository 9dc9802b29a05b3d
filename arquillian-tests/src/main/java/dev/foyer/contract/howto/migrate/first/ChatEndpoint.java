// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.migrate.first;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;

@ServerEndpoint("/chat/{room}")
public class ChatEndpoint {

    private static final Map<String, Set<Session>> ROOMS = new ConcurrentHashMap<>();

    @HandshakeHeaders
    public record Headers(@NotBlank @Size(max = 20) String name) {}

    public record Guest(String name) {}

    @OnConnect
    Guest connect(Headers headers) {
        return new Guest(headers.name());
    }

    @OnOpen
    public void opened(Session session, @PathParam("room") String room) {
        ROOMS.computeIfAbsent(room, name -> ConcurrentHashMap.newKeySet()).add(session);
    }

    @OnMessage
    public void said(String text, Guest guest, @PathParam("room") String room) throws IOException {
        for (Session member : ROOMS.getOrDefault(room, Set.of())) {
            member.getBasicRemote().sendText(guest.name() + ": " + text); // goes to the outbox
        }
    }

    @OnClose
    public void closed(Session session, @PathParam("room") String room) {
        ROOMS.getOrDefault(room, Set.of()).remove(session);
    }
}
