// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.dispatch;

import java.util.ArrayList;
import java.util.List;

import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.internal.audience.RegisteredRooms;
import dev.foyer.internal.audience.Registry;
import dev.foyer.spi.RoomGuard;
import dev.foyer.testing.LogLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule R11: clients join rooms and leave them as the application's guard decides. */
@SuppressWarnings("EffectivelyPrivate") // the fixtures are what applications write
class GuardedRoomsTest {

    private static final int MAX_ROOMS = 2;

    @ServerEndpoint("/desk")
    static class Silent {
        @OnEvent("*")
        void never() {
            throw new AssertionError("The guard's events are not for the fallback.");
        }
    }

    @ServerEndpoint("/own")
    static class Own {
        private final List<String> calls = new ArrayList<>();

        @OnEvent("room.join")
        void join() {
            calls.add("join");
        }
    }

    /** Lets everybody into all rooms but one, and nobody out of another. */
    private static final class Guard implements RoomGuard {
        @Override
        public boolean mayJoin(Connection connection, Room room) {
            if (room.name().equals("broken")) {
                throw new IllegalStateException("hunter2");
            }
            return !room.name().equals("closed");
        }

        @Override
        public boolean mayLeave(Connection connection, Room room) {
            return !room.name().equals("cell");
        }
    }

    private final Registry registry = Desk.registry();
    private final RegisteredRooms rooms = new RegisteredRooms(registry);
    private final GuardedRooms guarded = new GuardedRooms(new Guard(), (peer, name) -> rooms.get(name), MAX_ROOMS);
    private final LogLines log = new LogLines();
    private final Desk desk = new Desk(new Silent(), guarded, registry);

    @AfterEach
    void close() {
        desk.close();
        log.close();
    }

    @Test
    void room_isJoinedAndLeft() {
        desk.send("room.join", "{'room':'lobby'}");
        assertThat(rooms.get("lobby").contains(desk.connection())).isTrue();

        desk.send("room.leave", "{'room':'lobby'}");

        assertThat(rooms.get("lobby").contains(desk.connection())).isFalse();
        assertThat(desk.answers()).containsExactly("{'reply':7}", "{'reply':7}");
    }

    @Test
    void whatTheGuardDoesNotAllow_isForbidden() {
        desk.send("room.join", "{'room':'closed'}");
        desk.send("room.join", "{'room':'cell'}");
        desk.send("room.leave", "{'room':'cell'}");

        assertThat(rooms.get("closed").contains(desk.connection())).isFalse();
        assertThat(rooms.get("cell").contains(desk.connection())).isTrue();
        assertThat(codes()).containsExactly("forbidden", "", "forbidden");
    }

    @Test
    void moreRoomsThanAllowed_areRefused() {
        desk.send("room.join", "{'room':'a'}");
        desk.send("room.join", "{'room':'b'}");
        desk.send("room.join", "{'room':'c'}");
        desk.send("room.join", "{'room':'b'}"); // it is in there already

        assertThat(codes()).containsExactly("", "", "too-many-rooms", "");
    }

    @Test
    void invalidName_isRefused() {
        desk.send("room.join", "{'room':' '}");
        desk.send("room.join", null);

        assertThat(codes()).containsExactly("invalid-event", "invalid-event");
    }

    @Test
    void guardThatFails_isAnsweredFailedAndLogged() {
        desk.send("room.join", "{'room':'broken'}");

        assertThat(codes()).containsExactly("failed");
        assertThat(log.texts()).hasSize(1).allMatch(line -> line.startsWith("FOYER-4001: "));
    }

    @Test
    void handlerOfTheApplication_isCalledInstead() {
        var own = new Own();
        try (var other = new Desk(own, guarded, registry)) {
            other.send("room.join", "{'room':'closed'}");

            assertThat(own.calls).containsExactly("join");
            assertThat(other.answers()).containsExactly("{'reply':7}");
        }
    }

    /** The codes of the answers; an empty text for a reply. */
    private List<String> codes() {
        return desk.answers().stream()
                .map(answer -> answer.replaceFirst("^\\{'error':\\{'code':'([a-z-]+)'.*", "$1"))
                .map(code -> code.startsWith("{") ? "" : code)
                .toList();
    }
}
