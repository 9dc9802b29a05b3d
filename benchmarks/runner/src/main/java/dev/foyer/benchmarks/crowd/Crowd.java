// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.crowd;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import dev.foyer.benchmarks.client.Client;
import dev.foyer.benchmarks.client.Engine;
import dev.foyer.benchmarks.client.Events;
import dev.foyer.benchmarks.dialect.Dialect;

/** Opens connections and brings them into rooms, before anything is measured. */
public final class Crowd {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int HANDSHAKES = 32;

    private Crowd() {}

    /** Connections that can be used, with the numbers from {@code 0} on if they are the engine's first. */
    public static List<Client> open(Engine engine, int count) throws IOException {
        return open(engine, engine.port(), count);
    }

    /** Connections to the server on that port. */
    public static List<Client> open(Engine engine, int port, int count) throws IOException {
        var opening = new Opening();
        var clients = new ArrayList<Client>(count);
        engine.tell(opening);
        while (clients.size() < count) {
            clients.add(engine.connect(port));
            await(engine, () -> clients.size() - opening.opened < HANDSHAKES, "connected");
        }
        await(engine, () -> opening.opened == count, "connected");
        return clients;
    }

    /** Brings the clients into the rooms, counted from the first room on; each has one join in flight. */
    public static void join(Engine engine, Dialect dialect, List<Client> clients, Layout layout, int firstRoom)
            throws IOException {
        var joining = new Joining(dialect, clients.size());
        for (int room = 0; room < layout.rooms().size(); room++) {
            for (int member : layout.rooms().get(room)) {
                joining.rooms.get(member).add(firstRoom + room);
            }
        }
        engine.tell(joining);
        clients.forEach(joining::next);
        await(engine, () -> joining.done == clients.size(), "joined");
    }

    private static void await(Engine engine, BooleanSupplier done, String what) throws IOException {
        if (!engine.run(done, LIMIT)) {
            throw new IllegalStateException("Not all have " + what + " in " + LIMIT.toSeconds() + " s");
        }
    }

    private static final class Opening implements Events {

        private int opened;

        @Override
        public void opened(Client client) {
            opened++;
        }
    }

    private static final class Joining implements Events {

        private final Dialect dialect;
        private final List<List<Integer>> rooms = new ArrayList<>();
        private final int[] joined;
        private int done;

        Joining(Dialect dialect, int clients) {
            this.dialect = dialect;
            this.joined = new int[clients];
            for (int i = 0; i < clients; i++) {
                rooms.add(new ArrayList<>());
            }
        }

        void next(Client client) {
            int id = joined[client.number()];
            if (id < rooms.get(client.number()).size()) {
                dialect.join(client, rooms.get(client.number()).get(id), id);
            } else {
                done++;
            }
        }

        @Override
        public void replied(Client client, int id) {
            if (id != joined[client.number()]++) {
                throw new IllegalStateException("The reply to join " + id + " came out of order");
            }
            next(client);
        }
    }
}
