// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.ConnectionClosed;
import dev.foyer.ConnectionOpened;
import dev.foyer.Room;
import dev.foyer.RoomClosed;
import dev.foyer.RoomJoined;
import dev.foyer.RoomLeft;
import dev.foyer.RoomOpened;
import dev.foyer.testing.Together;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the registry announces, and in which order. */
class AnnouncedTest {

    private final Lounge lounge = new Lounge();
    private final Room lobby = lounge.rooms.get("lobby");
    private final Room hall = lounge.rooms.get("hall");

    @Test
    void roomOpensBeforeTheFirstJoinsAndClosesAfterTheLastLeft() {
        LiveConnection ann = lounge.connect().connection();
        LiveConnection bob = lounge.connect().connection();

        lobby.join(ann);
        lobby.join(bob);
        lobby.leave(ann);
        lobby.leave(bob);

        assertThat(lounge.announcer.events)
                .containsExactly(
                        new ConnectionOpened(ann),
                        new ConnectionOpened(bob),
                        new RoomOpened(lobby),
                        new RoomJoined(lobby, ann),
                        new RoomJoined(lobby, bob),
                        new RoomLeft(lobby, ann),
                        new RoomLeft(lobby, bob),
                        new RoomClosed(lobby));
    }

    @Test
    void whatChangesNothing_isNotAnnounced() {
        LiveConnection ann = lounge.connect().connection();
        lobby.join(ann);
        ann.moveTo("/");
        lounge.announcer.events.clear();

        lobby.join(ann);
        hall.leave(ann);
        ann.moveTo("/");
        lounge.handshaking().remove(Closing.NORMAL); // a peer that never opened

        assertThat(lounge.announcer.events).isEmpty();
    }

    @Test
    void end_leavesEachRoomFirst() {
        LiveConnection ann = lounge.connect().connection();
        LiveConnection bob = lounge.connect().connection();
        lobby.join(ann);
        hall.join(ann);
        hall.join(bob);
        lounge.announcer.events.clear();

        ann.remove(Closing.KICKED);
        ann.remove(Closing.NORMAL);

        assertThat(lounge.announcer.events)
                .containsExactly(
                        new RoomLeft(lobby, ann),
                        new RoomClosed(lobby),
                        new RoomLeft(hall, ann),
                        new ConnectionClosed(ann, Closing.KICKED));
    }

    @Test
    void moving_leavesTheRooms() {
        LiveConnection ann = lounge.connect().connection();
        lobby.join(ann);
        lounge.announcer.events.clear();

        ann.moveTo("/game");

        assertThat(lounge.announcer.events).containsExactly(new RoomLeft(lobby, ann), new RoomClosed(lobby));
    }

    @Test
    void whatNobodyWants_isNotMade() {
        lounge.announcer.unwanted.add(RoomJoined.class);
        LiveConnection ann = lounge.connect().connection();

        lobby.join(ann);

        assertThat(lounge.announcer.events).containsExactly(new ConnectionOpened(ann), new RoomOpened(lobby));
    }

    @Test
    void delivery_startsWithoutTheLock() {
        lounge.announcer.onDeliver = () -> assertThat(
                        CompletableFuture.supplyAsync(lounge.rooms::names).orTimeout(10, TimeUnit.SECONDS))
                .succeedsWithin(10, TimeUnit.SECONDS);

        LiveConnection ann = lounge.connect().connection();
        lobby.join(ann);
        lobby.leave(ann);
        lobby.join(ann);
        ann.moveTo("/game");
        ann.remove(Closing.NORMAL);

        assertThat(lounge.announcer.events).hasSize(10);
    }

    @Test
    void announcedStory_neverContradictsItself() throws Exception {
        Together.run(8, thread -> {
            var random = ThreadLocalRandom.current();
            for (int i = 0; i < 1_000; i++) {
                LiveConnection own = lounge.connect().connection();
                for (int n = random.nextInt(8); n > 0; n--) {
                    Room room = lounge.rooms.in(own.namespace()).get("room-" + random.nextInt(3));
                    switch (random.nextInt(5)) {
                        case 0 -> room.leave(own);
                        case 1 -> own.moveTo(random.nextBoolean() ? "/" : "/game");
                        default -> room.join(own);
                    }
                }
                own.remove(Closing.NORMAL);
            }
        });

        var story = new Story();
        lounge.announcer.events.forEach(story::tell);
        assertThat(story.opened).hasValue(8_000);
        assertThat(story.connections).isEmpty();
        assertThat(story.rooms).isEmpty();
    }

    /** Who is where, by what was announced alone; a contradiction fails. */
    private static final class Story {
        private final Set<Connection> connections = new HashSet<>();
        private final Map<Room, Set<Connection>> rooms = new HashMap<>();
        private final AtomicInteger opened = new AtomicInteger();

        void tell(Record event) {
            if (event instanceof ConnectionOpened happened) {
                opened.incrementAndGet();
                assertThat(connections.add(happened.connection())).isTrue();
            } else if (event instanceof ConnectionClosed happened) {
                assertThat(connections.remove(happened.connection())).isTrue();
                assertThat(rooms.values()).noneMatch(members -> members.contains(happened.connection()));
            } else if (event instanceof RoomOpened happened) {
                assertThat(rooms.put(happened.room(), new HashSet<>())).isNull();
            } else if (event instanceof RoomClosed happened) {
                assertThat(rooms.remove(happened.room())).isEmpty();
            } else if (event instanceof RoomJoined happened) {
                assertThat(connections).contains(happened.connection());
                assertThat(members(happened.room()).add(happened.connection())).isTrue();
            } else if (event instanceof RoomLeft happened) {
                assertThat(members(happened.room()).remove(happened.connection()))
                        .isTrue();
            }
        }

        private Set<Connection> members(Room room) {
            return Objects.requireNonNull(rooms.get(room), "nobody has opened it");
        }
    }
}
