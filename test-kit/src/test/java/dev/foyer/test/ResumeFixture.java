// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.ConnectionClosed;
import dev.foyer.ConnectionParked;
import dev.foyer.ConnectionResumed;
import dev.foyer.ConnectionScoped;
import dev.foyer.From;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.OnResume;
import dev.foyer.Refused;
import dev.foyer.Resumed;
import dev.foyer.Room;
import dev.foyer.RoomPresence;
import dev.foyer.Rooms;
import dev.foyer.ServerEvent;
import dev.foyer.ServerEvent.Mode;
import dev.foyer.UserId;
import dev.foyer.spi.RoomGuard;
import org.junit.jupiter.api.AfterEach;

/** An application that notes what happens to its connections. */
public abstract class ResumeFixture {

    protected static final Duration WINDOW = Duration.ofSeconds(30);

    @HandshakeHeaders
    record Login(String name, @From(From.Source.QUERY) String rank) {}

    record User(@UserId String name, String rank) {}

    @ApplicationScoped
    static class Diary {
        private final List<String> lines = new ArrayList<>();
        private final CompletableFuture<String> later = new CompletableFuture<>();
        private String banned = "";
        private String closed = "";

        List<String> lines() {
            return lines;
        }

        CompletableFuture<String> later() {
            return later;
        }

        void close(String room) {
            closed = room;
        }

        boolean isClosed(String room) {
            return closed.equals(room);
        }

        void ban(String name) {
            banned = name;
        }

        boolean bans(String name) {
            return banned.equals(name);
        }

        void parked(@Observes ConnectionParked event) {
            lines.add("parked");
        }

        void resumed(@Observes ConnectionResumed event) {
            lines.add("resumed " + event.how().away().toSeconds());
        }

        void closed(@Observes ConnectionClosed event) {
            lines.add("closed " + event.closing().code());
        }
    }

    @ApplicationScoped
    static class Guard implements RoomGuard {
        @Inject
        Diary diary;

        @Override
        public boolean mayJoin(Connection connection, Room room) {
            return !room.name().equals("lobby") && !diary.isClosed(room.name());
        }
    }

    @RoomPresence("hall")
    public record Seen(String name) {}

    @ConnectionScoped
    static class Counter {
        private int count;

        int next() {
            return ++count;
        }
    }

    @ServerEvent(value = "price", delivery = Mode.LATEST)
    public record Price(int cents) {}

    @ServerEvent(value = "tick", delivery = Mode.VOLATILE)
    public record Tick(int number) {}

    @ServerEndpoint("/chat")
    static class Chat {
        @Inject
        Diary diary;

        @Inject
        Rooms rooms;

        @Inject
        Counter counter;

        @OnConnect
        User connect(Login login) {
            if (diary.bans(login.name())) {
                throw new Refused(403, "banned");
            }
            return new User(login.name(), login.rank() == null ? "guest" : login.rank());
        }

        @OnOpen
        void opened(Connection connection) {
            diary.lines().add("open");
            rooms.get("lobby").join(connection);
            connection.attributes().put("colour", "red");
        }

        @OnResume
        void back(User user, Resumed how) {
            diary.lines().add("back " + user.rank() + " " + how.complete());
        }

        @OnEvent("say")
        int say(String text) {
            diary.lines().add("say " + text);
            return counter.next();
        }

        @OnEvent("later")
        CompletionStage<String> later() {
            return diary.later();
        }

        @OnEvent("seen")
        void seen(Connection connection, User user) {
            rooms.get("hall").join(connection, new Seen(user.name()));
        }

        @OnEvent("rank")
        String rank(User user) {
            return user.rank();
        }

        @OnDisconnect
        void left(Closing closing) {
            diary.lines().add("left " + closing.code());
        }
    }

    protected final Foyer foyer = Foyer.of(Chat.class, Diary.class, Counter.class, Guard.class, Seen.class)
            .start();

    protected final Diary diary = foyer.bean(Diary.class);
    protected final Rooms rooms = foyer.bean(Rooms.class);

    protected Peer connect(String name) {
        return foyer.connect("/chat", request -> request.header("name", name).resumable());
    }

    protected static ClientRequest named(ClientRequest request, String name) {
        return request.setHeader("name", name);
    }

    @AfterEach
    void stop() {
        foyer.close();
    }
}
