// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.Connections;
import dev.foyer.OnDisconnect;
import dev.foyer.Rooms;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule Q2: how many may be away, and that nothing is left of those who do not come back. */
class ParkedTest {

    private static final int MOST = 20;

    /** How often somebody leaves for good, and how many are away at a time: with the profile stress, as many as rule Q2 is about. */
    private static final int CYCLES = isFull() ? 100_000 : 3_000;

    private static final int AWAY = isFull() ? 10_000 : 1_000;
    private static final Duration WINDOW = Duration.ofSeconds(30);

    @ServerEndpoint("/waiting")
    static class Waiting {
        @Inject
        Rooms rooms;

        @OnOpen
        void opened(Connection connection) {
            rooms.get("waiting").join(connection);
        }

        @OnDisconnect
        void left() {
            // its presence makes this a Foyer endpoint
        }
    }

    private static boolean isFull() {
        return System.getProperty("simulation.size", "usual").equals("full");
    }

    private static Peer connect(Foyer foyer) {
        return foyer.connect("/waiting", ClientRequest::resumable);
    }

    @Test
    void tooManyWhoAreAway_giveWayToTheLatest() {
        try (Foyer foyer = Foyer.of(Waiting.class)
                .setting("foyer.resume.max-parked", Integer.toString(MOST))
                .start()) {
            var all = new ArrayList<Peer>();
            for (int i = 0; i < 3 * MOST; i++) {
                all.add(connect(foyer));
            }
            all.forEach(Peer::cut);
            foyer.settle();

            assertThat(foyer.bean(Connections.class).count()).isEqualTo(MOST);
            List<Peer> back = all.subList(2 * MOST, 3 * MOST);
            back.forEach(Peer::resume);
            assertThat(back).allMatch(Peer::isComplete);
            assertThat(all.get(0).resume().isResumed()).isFalse();
        }
    }

    @Test
    void thoseWhoAreAway_takeNoPlaceOfOthers() {
        try (Foyer foyer =
                Foyer.of(Waiting.class).setting("foyer.limits.connections", "2").start()) {
            Peer away = connect(foyer);
            connect(foyer);
            assertThat(foyer.refused("/waiting").status()).isEqualTo(503);
            away.cut();
            foyer.settle();

            connect(foyer);

            assertThat(foyer.refused("/waiting").status()).isEqualTo(503);
        }
    }

    @Test
    void settingOfZero_turnsItOff() {
        try (Foyer foyer =
                Foyer.of(Waiting.class).setting("foyer.resume.window", "0").start()) {
            Peer ada = connect(foyer);
            assertThat(ada.resumeOffer()).as("no token").isEqualTo("foyer.resume");
            ada.cut();
            foyer.settle();

            assertThat(foyer.bean(Connections.class).count()).isZero();
        }
    }

    @Test
    void nothingIsLeftOfThoseWhoDoNotComeBack() {
        try (Foyer foyer = Foyer.of(Waiting.class).start()) {
            leave(foyer, 300);
            long before = used();
            leave(foyer, CYCLES);

            assertThat(used() - before).as("bytes of all").isLessThan(3_000 * 300);
            assertThat(foyer.bean(Connections.class).count()).isZero();
            assertThat(foyer.bean(Rooms.class).names()).isEmpty();
        }
    }

    @Test
    void manyWhoAreAway_shareWhatIsKeptForThem_andItIsBounded() {
        try (Foyer foyer = Foyer.of(Waiting.class)
                .setting("foyer.resume.max-bytes", "10000")
                .setting("foyer.limits.connections", "20000")
                .start()) {
            var all = new ArrayList<Peer>();
            for (int i = 0; i < AWAY; i++) {
                all.add(connect(foyer));
            }
            all.forEach(Peer::cut);
            foyer.settle();
            long before = used();

            String text = "x".repeat(1_000);
            for (int i = 0; i < 500; i++) { // 50 times as much as is kept for one
                foyer.bean(Rooms.class).get("waiting").emit("said", text);
            }
            foyer.settle();

            assertThat((used() - before) / AWAY).as("bytes for each").isLessThan(2_000);
            assertThat(foyer.bean(Connections.class).count()).isEqualTo(AWAY);
            Peer one = all.get(AWAY / 2).resume();
            assertThat(one.isResumed()).isTrue();
            assertThat(one.isComplete()).isFalse();
            foyer.advance(WINDOW.plusSeconds(1));
            assertThat(foyer.bean(Rooms.class).get("waiting").size()).isEqualTo(1);
        }
    }

    private static void leave(Foyer foyer, int times) {
        for (int i = 0; i < times; i++) {
            connect(foyer).cut();
            foyer.bean(Rooms.class).get("waiting").emit("said", i);
            if (i % 100 == 99) {
                foyer.advance(WINDOW.plusSeconds(1));
            }
        }
    }

    private static long used() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(
                    least,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }
}
