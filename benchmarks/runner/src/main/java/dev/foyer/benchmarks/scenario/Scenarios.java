// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.foyer.benchmarks.client.Client;
import dev.foyer.benchmarks.crowd.Layout;
import dev.foyer.benchmarks.dialect.Dialect;

/** All scenarios, in the order of the report. */
public final class Scenarios {

    private static final Set<String> QUICK = Set.of("room-100", "room-1000", "rate-100", "ask", "churn", "connect");
    private static final Duration SPREAD = Duration.ofSeconds(5); // as foyer.js after a restart
    private static final String TEXT = "x".repeat(100);

    private Scenarios() {}

    /** No more connections at once than that. */
    public static List<Scenario> all(int connections) {
        var all = new ArrayList<Scenario>();
        // first, as each round of the others begins with handshakes: not compiled yet, they take the core from what is
        // timed
        all.add(new ConnectStorm(
                "connect", "1,000 connects, 32 handshakes in flight, until the first reply", 1_000, 32));
        all.add(room(100, 100, 16));
        all.add(room(1_000, 1_000, 4));
        all.add(room(10_000, Math.min(10_000, connections - 1), 2));
        all.add(patches(100, 16));
        all.add(patches(1_000, 4));
        all.add(rate(100, 100));
        all.add(rate(1_000, 1_000));
        all.add(rate(10_000, Math.min(10_000, connections - 1)));
        all.add(new RequestLoop("ask", "64 connections, one request in flight each", "request", 64, Scenarios::ask));
        all.add(new RequestLoop(
                "churn",
                "64 connections in 16 rooms join and leave in turn, acknowledged",
                "join or leave",
                64,
                Scenarios::churn));
        all.add(new ClosedLoop(
                "publishers",
                "200 connections in 20 rooms of 20, each in two; 4 publishers with 4 messages outstanding in each 5 rooms",
                Layout.grid(200),
                4,
                4,
                4,
                TEXT));
        for (int count : List.of(10, 100, 1_000, 10_000)) {
            all.add(rooms(count));
        }
        // fresh servers last: those that are warm can stay, and the generator is warm by then
        int back = Math.min(2_000, connections);
        String clients = "%,d clients%s".formatted(back, scaledDown(back, 2_000));
        all.add(new Comeback(
                "comeback", clients + " connect at once to a server that has just started", Arrivals.atOnce(back)));
        all.add(new Comeback(
                "comeback-jitter",
                clients + " connect to a server that has just started, each at a random moment within 5 s",
                Arrivals.spread(back, SPREAD)));
        int lost = Math.min(5_000, connections);
        String lines = "%,d clients%s, each in 5 rooms, lose their lines at once, and "
                .formatted(lost, scaledDown(lost, 5_000));
        all.add(new LostLines("resume", lines + "come back to their connections", lost, 5, true));
        all.add(new LostLines("rejoin", lines + "connect and join anew", lost, 5, false));
        int idle = Math.min(5_000, connections / 50 * 50);
        all.add(new IdleConnections(
                "idle",
                "%,d idle connections%s, each in one of 50 rooms".formatted(idle, scaledDown(idle, 5_000)),
                idle,
                50));
        all.add(new StalledReader(
                "stalled",
                "room of 100, 4 KB texts, 8 messages outstanding; one member stops reading for 6 s",
                100,
                8,
                "x".repeat(4_000)));
        return all;
    }

    /** Those of a quick run. */
    public static boolean isQuick(Scenario scenario) {
        return QUICK.contains(scenario.name());
    }

    /** One room, whose publisher keeps 16 messages outstanding. */
    public static Scenario room(int members) {
        return room(members, members, 16);
    }

    /** One client that changes what a room remembers, with one change in flight. */
    public static Scenario changes(String name, String description) {
        var loop = new RequestLoop(name, description, "change", 1, Scenarios::ask);
        return new States(name, description, loop);
    }

    private static Scenario patches(int members, int outstanding) {
        return new States(
                "patches-" + members,
                "room of %,d that remembers 4 KiB, one publisher with %d changes of 100 bytes outstanding"
                        .formatted(members, outstanding),
                room(members, members, outstanding));
    }

    private static Scenario rooms(int count) {
        return new ClosedLoop(
                "rooms-" + count,
                "100 connections in %,d rooms of 10, one publisher with 16 messages outstanding, the rooms in turn"
                        .formatted(count),
                Layout.blocks(100, count, 10),
                1,
                1,
                16,
                TEXT);
    }

    private static Scenario room(int wanted, int members, int outstanding) {
        return new ClosedLoop(
                "room-" + wanted,
                "room of %,d%s, one publisher with %d messages outstanding"
                        .formatted(members, scaledDown(members, wanted), outstanding),
                Layout.one(members),
                1,
                1,
                outstanding,
                TEXT);
    }

    private static String scaledDown(int count, int wanted) {
        return count < wanted ? " (more would be more open files than are allowed)" : "";
    }

    private static Scenario rate(int wanted, int members) {
        return new FixedRate(
                "rate-" + wanted,
                "room of %,d%s at 10,000 deliveries a second".formatted(members, scaledDown(members, wanted)),
                Layout.one(members),
                10_000,
                TEXT);
    }

    private static void ask(Dialect dialect, Client client, int firstRoom, int id) {
        dialect.ask(client, TEXT, id, id);
    }

    private static void churn(Dialect dialect, Client client, int firstRoom, int id) {
        int room = firstRoom + client.number() % 16;
        if (id % 2 == 0) {
            dialect.join(client, room, id);
        } else {
            dialect.leave(client, room, id);
        }
    }
}
