// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.ConnectionScoped;
import dev.foyer.CredentialsRefreshed;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.Refused;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.Rooms;
import dev.foyer.UserId;
import dev.foyer.Verified;
import dev.foyer.spi.RoomGuard;
import dev.foyer.spi.TokenVerifier;
import dev.foyer.test.Foyer;
import dev.foyer.test.Peer;
import org.junit.jupiter.api.AfterEach;

/** An application whose tokens say who somebody is, what the roles are and until when. */
public abstract class RefreshFixture {

    /** As foyer.auth.grace says by default. */
    protected static final Duration GRACE = Duration.ofSeconds(25);

    protected static final Duration MINUTE = Duration.ofMinutes(1);

    public record Account(@UserId String name, Set<String> roles) {}

    @ApplicationScoped
    public static class Verifier implements TokenVerifier {
        @Inject
        Clock clock;

        @Inject
        Diary diary;

        @Override
        public Verified verify(String token) {
            diary.lines().add("verify");
            if (token.equals("broken")) {
                throw new IllegalStateException("cannot read " + token);
            }
            String[] parts = token.split("~", -1);
            Instant expires = parts.length < 3 ? null : Instant.ofEpochSecond(Long.parseLong(parts[2]));
            if (parts.length < 2 || (expires != null && !expires.isAfter(clock.instant()))) {
                throw Refused.unauthorized("Sign in again.");
            }
            return new Verified(() -> parts[0], Set.of(parts[1].split("\\+", -1)), expires);
        }
    }

    @ApplicationScoped
    public static class Diary {
        private final List<String> lines = new ArrayList<>();
        private String closed = "";

        List<String> lines() {
            return lines;
        }

        void close(String room) {
            closed = room;
        }

        boolean isOpen(String room) {
            return !closed.equals(room);
        }

        void refreshed(@Observes CredentialsRefreshed event) {
            lines.add("refreshed " + event.connection().user(Account.class).roles());
        }
    }

    @ApplicationScoped
    public static class Guard implements RoomGuard {
        @Inject
        Diary diary;

        @Override
        public boolean mayJoin(Connection connection, Room room) {
            return diary.isOpen(room.name());
        }
    }

    @ConnectionScoped
    public static class Counter {
        private int count;

        int next() {
            return ++count;
        }
    }

    @ServerEndpoint("/desk")
    public static class Desk {
        @Inject
        Diary diary;

        @Inject
        Counter counter;

        @Inject
        @RoomName("lobby")
        Room lobby;

        @OnConnect
        Account connect(Verified verified) {
            if (verified.roles().contains("banned")) {
                throw Refused.forbidden("You are banned.");
            }
            return new Account(verified.principal().getName(), verified.roles());
        }

        @OnOpen
        void opened(Connection connection) {
            diary.lines().add("open");
            lobby.join(connection);
        }

        @OnEvent("roles")
        Set<String> roles(Account account) {
            return account.roles();
        }

        @OnEvent("count")
        int count() {
            return counter.next();
        }

        @RolesAllowed("editor")
        @OnEvent("publish")
        String publish(Account account) {
            return account.name();
        }

        @OnDisconnect
        void left(Closing closing) {
            diary.lines().add("left " + closing.code());
        }
    }

    /** Lets clients in with a token and without. */
    @ServerEndpoint("/hall")
    public static class Hall {

        @OnConnect
        Account connect(Optional<Verified> verified) {
            return verified.map(one -> new Account(one.principal().getName(), one.roles()))
                    .orElseGet(() -> new Account("guest", Set.of()));
        }

        @OnEvent("name")
        String name(Account account) {
            return account.name();
        }
    }

    /** Lets editors in only. */
    @RolesAllowed("editor")
    @ServerEndpoint("/press")
    public static class Press {

        @OnEvent("who")
        String who(Connection connection) {
            return connection.userId().orElseThrow();
        }
    }

    protected final Foyer foyer = Foyer.of(
                    Verifier.class, Diary.class, Guard.class, Counter.class, Desk.class, Hall.class, Press.class)
            .virtual(Clock.class)
            .setting("foyer.auth.token", "header, cookie:session, query:access_token")
            .start();

    protected final Diary diary = foyer.bean(Diary.class);
    protected final Rooms rooms = foyer.bean(Rooms.class);
    private final Clock clock = foyer.bean(Clock.class);

    /** Returns a token that expires some time from now. */
    protected String token(String name, String roles, Duration from) {
        return name + "~" + roles + "~" + clock.instant().plus(from).getEpochSecond();
    }

    protected Peer connect(String name, String roles, Duration expires) {
        return foyer.connect(
                "/desk", request -> request.bearer(token(name, roles, expires)).resumable());
    }

    @AfterEach
    void stop() {
        foyer.close();
    }
}
