// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.liberty;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.websocket.OnClose;
import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The endpoint of the benchmarks, written by hand. One instance serves one session. */
@ServerEndpoint(value = "/bench", configurator = UserConfigurator.class)
public class BenchEndpoint {

    private static final Map<String, Set<Session>> ROOMS = new ConcurrentHashMap<>();

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final ObjectReader READER = JSON.readerFor(Incoming.class);
    private static final ObjectWriter WRITER = JSON.writer();

    private final Set<String> joined = ConcurrentHashMap.newKeySet();

    @OnMessage
    public void received(String text, Session session) throws IOException {
        Incoming incoming = READER.readValue(text);
        if (incoming instanceof Incoming.Publish publish) {
            publish(publish.data());
        } else if (incoming instanceof Incoming.Ask ask) {
            send(session, write(new Outgoing.Reply(ask.id(), ask.data())));
        } else if (incoming instanceof Incoming.Join join) {
            join(join.data().room(), session);
            send(session, write(new Outgoing.Reply(join.id(), join.data())));
        } else if (incoming instanceof Incoming.Leave leave) {
            leave(leave.data().room(), session);
            send(session, write(new Outgoing.Reply(leave.id(), leave.data())));
        }
    }

    @OnClose
    public void closed(Session session) {
        joined.forEach(room -> leave(room, session));
    }

    private void join(String room, Session session) {
        joined.add(room);
        ROOMS.compute(room, (name, members) -> {
            Set<Session> all = members == null ? ConcurrentHashMap.newKeySet() : members;
            all.add(session);
            return all;
        });
    }

    private void leave(String room, Session session) {
        joined.remove(room);
        ROOMS.computeIfPresent(room, (name, members) -> {
            members.remove(session);
            return members.isEmpty() ? null : members;
        });
    }

    private static void publish(Incoming.News news) throws IOException {
        String text = write(new Outgoing.Published(
                "published", news.room(), new Outgoing.Story(news.publisher(), news.seq(), news.text())));
        for (Session member : ROOMS.getOrDefault(news.room(), Set.of())) {
            try {
                send(member, text);
            } catch (IOException | IllegalStateException e) {
                // It has gone; closed() takes it out of its rooms.
            }
        }
    }

    private static String write(Outgoing outgoing) throws IOException {
        return WRITER.writeValueAsString(outgoing);
    }

    private static void send(Session session, String text) throws IOException {
        synchronized (session) {
            session.getBasicRemote().sendText(text);
        }
    }
}
