// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.quarkus;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import org.jspecify.annotations.Nullable;

/** The endpoint of the benchmarks: on the event loop, the frame of a publish made once and sent to each member. */
@WebSocket(path = "/bench")
public class BenchSocket {

    private static final TypedKey<String> USER = TypedKey.forString("user");
    private static final TypedKey<Set<String>> JOINED = new TypedKey<>("joined");

    @Inject
    Rooms rooms;

    @Inject
    ObjectMapper json;

    @OnOpen
    @NonBlocking
    void opened(WebSocketConnection connection) {
        connection.userData().put(USER, connection.handshakeRequest().header(UserCheck.HEADER));
        connection.userData().put(JOINED, ConcurrentHashMap.newKeySet());
    }

    /** Returns the reply. */
    @OnTextMessage
    @NonBlocking
    @Nullable
    Outgoing received(Incoming incoming, WebSocketConnection connection) throws JsonProcessingException {
        if (incoming instanceof Incoming.Publish publish) {
            publish(publish.data());
        } else if (incoming instanceof Incoming.Ask ask) {
            return new Outgoing.Reply(ask.id(), ask.data());
        } else if (incoming instanceof Incoming.Join join) {
            String room = join.data().room();
            connection.userData().get(JOINED).add(room);
            rooms.join(room, connection);
            return new Outgoing.Reply(join.id(), join.data());
        } else if (incoming instanceof Incoming.Leave leave) {
            String room = leave.data().room();
            connection.userData().get(JOINED).remove(room);
            rooms.leave(room, connection);
            return new Outgoing.Reply(leave.id(), leave.data());
        }
        return null;
    }

    @OnClose
    @NonBlocking
    void closed(WebSocketConnection connection) {
        connection.userData().get(JOINED).forEach(room -> rooms.leave(room, connection));
    }

    private void publish(Incoming.News news) throws JsonProcessingException {
        String text = json.writeValueAsString(new Outgoing.Published(
                "published", news.room(), new Outgoing.Story(news.publisher(), news.seq(), news.text())));
        for (WebSocketConnection member : rooms.members(news.room())) {
            member.sendText(text).subscribe().with(sent -> {}, gone -> {});
        }
    }
}
