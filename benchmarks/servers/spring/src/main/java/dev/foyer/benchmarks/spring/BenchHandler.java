// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.spring;

import java.util.Objects;

import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import tools.jackson.databind.json.JsonMapper;

/** Answers the requests of all connections. */
@Component
class BenchHandler extends TextWebSocketHandler {
    private static final String MEMBER = "member";

    private final JsonMapper json;
    private final Rooms rooms = new Rooms();

    BenchHandler(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        session.getAttributes().put(MEMBER, new Member(session));
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        Member member = member(session);
        Request request = json.readValue(message.getPayload(), Request.class);
        if (request instanceof Request.Publish publish) {
            TextMessage published = text(Published.of(publish.data()));
            rooms.in(publish.data().room()).forEach(receiver -> receiver.send(published));
        } else if (request instanceof Request.Ask ask) {
            member.send(text(new Reply(ask.id(), ask.data())));
        } else if (request instanceof Request.Join join) {
            rooms.join(join.data().room(), member);
            if (!member.isOpen()) {
                rooms.leaveAll(member);
            }
            member.send(text(new Reply(join.id(), join.data())));
        } else if (request instanceof Request.Leave leave) {
            rooms.leave(leave.data().room(), member);
            member.send(text(new Reply(leave.id(), leave.data())));
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        rooms.leaveAll(member(session));
    }

    private TextMessage text(Object value) {
        return new TextMessage(json.writeValueAsString(value));
    }

    private static Member member(WebSocketSession session) {
        return (Member) Objects.requireNonNull(session.getAttributes().get(MEMBER));
    }
}
