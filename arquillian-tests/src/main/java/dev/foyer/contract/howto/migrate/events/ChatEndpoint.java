// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.migrate.events;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.ClientEvent;
import dev.foyer.Connection;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.ServerEvent;

@ServerEndpoint("/chat/{room}")
public class ChatEndpoint {

    private static final Map<String, Set<Connection>> ROOMS = new ConcurrentHashMap<>();

    @HandshakeHeaders
    public record Headers(@NotBlank @Size(max = 20) String name) {}

    public record Guest(String name) {}

    @ClientEvent("chat.say")
    public record Say(@NotBlank @Size(max = 2000) String text) {}

    @ServerEvent("chat.said")
    public record Said(String from, String text) {}

    @OnConnect
    Guest connect(Headers headers) {
        return new Guest(headers.name());
    }

    @OnOpen
    public void opened(Connection connection, @PathParam("room") String room) {
        ROOMS.computeIfAbsent(room, name -> ConcurrentHashMap.newKeySet()).add(connection);
    }

    @OnEvent
    public void said(Say say, Guest guest, @PathParam("room") String room) {
        ROOMS.getOrDefault(room, Set.of()).forEach(member -> member.emit(new Said(guest.name(), say.text())));
    }

    @OnClose
    public void closed(Connection connection, @PathParam("room") String room) {
        ROOMS.getOrDefault(room, Set.of()).remove(connection);
    }
}
