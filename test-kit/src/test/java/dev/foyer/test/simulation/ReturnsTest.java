// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;

import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.EventRefused;
import dev.foyer.OnEvent;
import dev.foyer.Rooms;
import dev.foyer.test.Foyer;
import dev.foyer.test.Peer;
import dev.foyer.test.PendingCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules K4 and Q1: whatever happens to their lines, clients that come back in time lose and repeat nothing. */
class ReturnsTest {

    /** Each so many of the seeds. */
    private static final int SHARE = 4;

    private static final int PEERS = 3;
    private static final int ACTIONS = 120;
    private static final Duration LONGEST = Duration.ofSeconds(25);

    private final Logger root = Logger.getLogger("");
    private final Level usual = root.getLevel();

    /** Takes numbers from 1 on, each once. */
    @ServerEndpoint("/steps")
    static class Steps {
        @Inject
        Rooms rooms;

        @OnOpen
        void opened(Connection connection) {
            rooms.get("all").join(connection);
        }

        @OnEvent("step")
        int step(Connection connection, int number) {
            int last = connection.attributes().get("last", Integer.class).orElse(0);
            if (number != last + 1) {
                throw new EventRefused("order", number + " after " + last);
            }
            connection.attributes().put("last", number);
            return number;
        }
    }

    /** A client, and what it has done. */
    private static final class Traveller {
        private final Peer peer;
        private final String id;
        private final List<PendingCall> calls = new ArrayList<>();
        private Duration lostAt = Duration.ZERO;
        private boolean lost;

        Traveller(Peer peer) {
            this.peer = peer;
            this.id = peer.id();
        }

        void comeBack() {
            peer.resume();
            assertThat(peer.isComplete()).as("complete").isTrue();
            assertThat(peer.id()).isEqualTo(id);
            lost = false;
        }
    }

    @BeforeEach
    void beQuiet() {
        root.setLevel(Level.SEVERE);
    }

    @AfterEach
    void beAsUsual() {
        root.setLevel(usual);
    }

    @Test
    void nothingIsLostOrRepeated_forEverySeed() {
        int returns = 0;
        for (long seed : Seeds.toRun().filter(number -> number % SHARE == 0).toArray()) {
            try {
                returns += run(new Random(seed));
            } catch (RuntimeException | AssertionError violation) {
                throw new AssertionError("Seed " + seed + ": " + violation, violation);
            }
        }
        assertThat(returns).as("clients that came back").isPositive();
    }

    /** Returns how often a client has come back. */
    private static int run(Random random) {
        int returns = 0;
        try (Foyer foyer = Foyer.of(Steps.class).start()) {
            var rooms = foyer.bean(Rooms.class);
            List<Traveller> all = IntStream.range(0, PEERS)
                    .mapToObj(i -> new Traveller(foyer.connect("/steps", request -> request.resumable())))
                    .toList();
            int emitted = 0;
            Duration now = Duration.ZERO;
            for (int i = 0; i < ACTIONS; i++) {
                Traveller one = all.get(random.nextInt(PEERS));
                switch (random.nextInt(10)) {
                    case 0, 1, 2 -> rooms.get("all").emit("number", ++emitted);
                    case 3, 4, 5 -> one.calls.add(one.peer.begin("step", one.calls.size() + 1));
                    case 6 -> lose(one, random, now);
                    case 7 -> {
                        one.comeBack();
                        returns++;
                    }
                    case 8 -> foyer.settle();
                    default -> {
                        Duration time = Duration.ofMillis(random.nextInt(4_000));
                        now = now.plus(time);
                        foyer.advance(time);
                    }
                }
                for (Traveller late : all) {
                    if (late.lost && now.minus(late.lostAt).compareTo(LONGEST) > 0) {
                        late.comeBack();
                        returns++;
                    }
                }
            }
            check(all, emitted);
        }
        return returns;
    }

    private static void lose(Traveller one, Random random, Duration now) {
        if (one.lost) {
            return;
        }
        one.lost = true;
        one.lostAt = now;
        switch (random.nextInt(4)) {
            case 0 -> one.peer.cut();
            case 1 -> one.peer.vanish();
            case 2 -> one.peer.failNextSend();
            default -> one.peer.stopReading();
        }
    }

    private static void check(List<Traveller> all, int emitted) {
        for (Traveller one : all) {
            one.comeBack();
            assertThat(one.peer.left().stream()
                            .filter(event -> event.name().equals("number"))
                            .map(event -> event.as(Integer.class)))
                    .as("numbers")
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, emitted).boxed().toList());
            for (int i = 0; i < one.calls.size(); i++) {
                assertThat(one.calls.get(i).reply().as(Integer.class))
                        .as("reply")
                        .isEqualTo(i + 1);
            }
        }
    }
}
