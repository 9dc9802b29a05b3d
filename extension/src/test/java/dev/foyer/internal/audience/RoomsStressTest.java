// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

import dev.foyer.Closing;
import dev.foyer.Room;
import dev.foyer.internal.audience.Lounge.Peer;
import dev.foyer.testing.Together;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules R1, R3 and R5 while many threads join, leave, emit, move and disconnect. */
class RoomsStressTest {

    private static final int THREADS = 8;
    private static final int PEERS = 100; // of each thread
    private static final int STEPS = 100; // of each peer

    private final Lounge lounge = new Lounge();
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger recipients = new AtomicInteger();
    private final Queue<Guest> guests = new ConcurrentLinkedQueue<>();

    /** A peer that one thread alone moves about, where it is, and what it must have got from that thread. */
    private record Guest(Peer peer, Set<Room> rooms, List<String> owed) {}

    @Test
    void viewsAgreeForWhoOwnsThePair_andEmitsArriveOnce() throws Exception {
        Together.run(THREADS, thread -> {
            for (int i = 0; i < PEERS; i++) {
                var guest = new Guest(lounge.connect(), new HashSet<>(), new ArrayList<>());
                guests.add(guest);
                for (int step = 0; step < STEPS; step++) {
                    act(guest);
                }
                leave(guest);
            }
        });

        assertThat(lounge.rooms.names()).isEmpty();
        assertThat(lounge.rooms.in("/game").names()).isEmpty();
        assertThat(lounge.connections.everyone().members()).isEmpty();
        assertThat(lounge.connections.everyone().members()).isEmpty();
        assertThat(guests).hasSize(THREADS * PEERS);
        int frames = 0;
        for (Guest guest : guests) {
            List<String> got = guest.peer().transport().texts();
            assertThat(got).doesNotHaveDuplicates();
            assertThat(got.stream().filter(guest.owed()::contains)).containsExactlyElementsOf(guest.owed());
            frames += got.size();
        }
        assertThat(frames).isEqualTo(recipients.get()).isPositive();
    }

    private void act(Guest guest) {
        var random = ThreadLocalRandom.current();
        LiveConnection own = guest.peer().connection();
        Room room = lounge.rooms.in(own.namespace()).get("room-" + random.nextInt(4));
        switch (random.nextInt(10)) {
            case 0 -> {
                own.moveTo(own.namespace().equals("/") ? "/game" : "/");
                guest.rooms().clear();
            }
            case 1, 2, 3 -> {
                room.leave(own);
                guest.rooms().remove(room);
            }
            case 4, 5 -> emit(guest, room);
            default -> {
                room.join(own);
                guest.rooms().add(room);
            }
        }
        assertThat(own.rooms()).isEqualTo(guest.rooms());
        assertThat(own.rooms()).isEqualTo(guest.rooms());
        check(own, room, guest.rooms().contains(room));
    }

    private void check(LiveConnection own, Room room, boolean in) {
        boolean agrees = room.contains(own) == in && room.members().contains(own) == in;
        assertThat(agrees).as("%s in %s", own, room).isTrue();
        if (in) {
            assertThat(room.size()).isPositive();
            assertThat(lounge.rooms.in(room.namespace()).names()).contains(room.name());
            assertThat(lounge.rooms.in(room.namespace()).find(room.name())).hasValue(room);
        }
    }

    private void emit(Guest guest, Room room) {
        int next = number.incrementAndGet();
        recipients.addAndGet(room.emit("e", next).recipients());
        if (guest.rooms().contains(room)) {
            guest.owed().add("{\"event\":\"e\",\"room\":\"" + room.name() + "\",\"data\":" + next + "}");
        }
    }

    private void leave(Guest guest) {
        LiveConnection own = guest.peer().connection();
        own.remove(Closing.NORMAL);

        assertThat(own.rooms()).isEmpty();
        assertThat(lounge.connections.find(own.id()).isPresent()).isFalse();
        for (Room room : guest.rooms()) {
            check(own, room, false);
        }
    }
}
