// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.micronaut;

import java.util.Set;

import io.micronaut.http.annotation.Header;
import io.micronaut.websocket.WebSocketBroadcaster;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;

/** The endpoint of the benchmarks: a publish is Micronaut's broadcast, filtered by who is in the room. */
@ServerWebSocket("/bench")
@SuppressWarnings("FutureReturnValueIgnored") // who has gone needs no message
public class BenchSocket {

    private final Rooms rooms;
    private final WebSocketBroadcaster broadcaster;

    BenchSocket(Rooms rooms, WebSocketBroadcaster broadcaster) {
        this.rooms = rooms;
        this.broadcaster = broadcaster;
    }

    @OnOpen
    void opened(@Header(UserFilter.HEADER) String user, WebSocketSession session) {
        session.put("user", user);
    }

    @OnMessage
    void received(Incoming incoming, WebSocketSession session) {
        if (incoming instanceof Incoming.Publish publish) {
            publish(publish.data());
        } else if (incoming instanceof Incoming.Ask ask) {
            session.sendAsync(new Outgoing.Reply(ask.id(), ask.data()));
        } else if (incoming instanceof Incoming.Join join) {
            rooms.join(join.data().room(), session);
            session.sendAsync(new Outgoing.Reply(join.id(), join.data()));
        } else if (incoming instanceof Incoming.Leave leave) {
            rooms.leave(leave.data().room(), session);
            session.sendAsync(new Outgoing.Reply(leave.id(), leave.data()));
        }
    }

    @OnClose
    void closed(WebSocketSession session) {
        rooms.leaveAll(session);
    }

    private void publish(Incoming.News news) {
        Set<WebSocketSession> members = rooms.members(news.room());
        broadcaster.broadcastAsync(
                new Outgoing.Published(
                        "published", news.room(), new Outgoing.Story(news.publisher(), news.seq(), news.text())),
                members::contains);
    }
}
