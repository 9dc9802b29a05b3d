// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.ConnectionClosed;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.Rooms;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A seed leads to one order, whatever else is random. */
class RepeatedOrderTest {

    /** Notes everything in the order in which it happens. */
    @ApplicationScoped
    static class Trace {

        private final List<String> entries = new ArrayList<>();

        void add(String entry) {
            entries.add(entry);
        }

        List<String> entries() {
            return List.copyOf(entries);
        }

        void closed(@Observes ConnectionClosed event) {
            add("closed " + event.connection().id());
        }
    }

    @ServerEndpoint("/busy")
    static class BusyEndpoint {

        @Inject
        private Trace trace;

        @Inject
        private Rooms rooms;

        @OnConnect
        void open(Connection connection) {
            trace.add("connect " + connection.id());
        }

        @OnEvent("shout")
        void shout(int number, Connection connection) {
            trace.add("shout " + number + " " + connection.id());
            Room room = rooms.get("room" + number % 3);
            room.join(connection);
            room.emit("heard", number);
        }
    }

    private static List<String> run(long seed) {
        var trace = new ArrayList<String>();
        try (Foyer foyer = Foyer.of(BusyEndpoint.class, Trace.class)
                .seed(seed)
                .setting("foyer.heartbeat.interval", "5s")
                .setting("foyer.heartbeat.timeout", "5s")
                .start()) {
            var peers = new ArrayList<Peer>();
            for (int i = 0; i < 20; i++) {
                peers.add(foyer.connect("/busy"));
            }
            for (int i = 0; i < 60; i++) {
                peers.get(i * 7 % 20).emit("shout", i);
            }
            peers.subList(0, 10).forEach(Peer::vanish);
            foyer.advance(Duration.ofMinutes(1));
            for (Peer peer : peers.subList(10, 20)) {
                trace.add(peer.left().toString());
            }
            trace.addAll(foyer.bean(Trace.class).entries());
        }
        return trace;
    }

    @Test
    void seed_repeatsItsOrder_toTheIdsOfConnections() {
        for (long seed = 0; seed < 5; seed++) {
            List<String> first = run(seed);
            assertThat(run(seed)).as("seed " + seed).isEqualTo(first);
            assertThat(first).filteredOn(entry -> entry.startsWith("closed")).hasSize(10);
        }
    }

    @Test
    void otherSeed_isAnotherOrder() {
        Set<List<String>> orders = new HashSet<>();
        for (long seed = 0; seed < 5; seed++) {
            orders.add(run(seed));
        }
        assertThat(orders).hasSize(5);
    }
}
