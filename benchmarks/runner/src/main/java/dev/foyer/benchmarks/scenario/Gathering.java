// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import dev.foyer.benchmarks.client.Client;
import dev.foyer.benchmarks.client.Engine;
import dev.foyer.benchmarks.client.Events;
import dev.foyer.benchmarks.dialect.Dialect;
import org.jspecify.annotations.Nullable;

/** Members in their rooms, publishers that are in none, and what is on its way between them. */
final class Gathering implements Events {

    /** Somebody who wants to know that all members got a message. */
    interface Completion {
        void complete(int publisher, int room);
    }

    private static final Duration DRAIN = Duration.ofSeconds(20);

    private final Engine engine;
    private final Dialect dialect;
    private final int firstRoom;
    private final List<Client> members;
    private final List<Client> publishers;
    private final Stream[][] streams;
    private final String text;
    private Completion completion = (publisher, room) -> {};
    private @Nullable Latencies latencies;
    private long deliveries;
    private int inFlight;

    /** At most that many messages of one publisher to one room are on their way at once. */
    Gathering(Run run, Engine engine, Layout layout, int publishers, int limit, String text) throws IOException {
        this.engine = engine;
        this.dialect = run.dialect();
        this.firstRoom = run.firstRoom();
        this.text = text;
        this.members = Crowd.open(engine, layout.connections());
        this.publishers = Crowd.open(engine, publishers);
        Crowd.join(engine, dialect, members, layout, firstRoom);
        this.streams = new Stream[layout.rooms().size()][publishers];
        for (int room = 0; room < streams.length; room++) {
            for (int publisher = 0; publisher < publishers; publisher++) {
                String name = "room " + room + ", publisher " + publisher;
                streams[room][publisher] =
                        new Stream(name, layout.connections(), layout.rooms().get(room), limit);
            }
        }
        engine.tell(this);
    }

    void onCompletion(Completion completion) {
        this.completion = completion;
    }

    /** From now on each receipt's time is kept. */
    void measure(Latencies latencies) {
        this.latencies = latencies;
    }

    void publish(int publisher, int room) {
        int seq = streams[room][publisher].send(System.nanoTime());
        inFlight++;
        dialect.publish(publishers.get(publisher), firstRoom + room, publisher, seq, text);
    }

    int rooms() {
        return streams.length;
    }

    Client member(int number) {
        return members.get(number);
    }

    long deliveries() {
        return deliveries;
    }

    /** Waits until everybody has got everything. */
    void drain() throws IOException {
        completion = (publisher, room) -> {};
        if (!engine.run(() -> inFlight == 0, DRAIN)) {
            throw new IllegalStateException(inFlight + " messages did not reach all members");
        }
    }

    @Override
    public void published(Client client, int room, int publisher, int seq) {
        int index = room - firstRoom;
        if (index < 0 || index >= streams.length || publisher < 0 || publisher >= publishers.size()) {
            throw new IllegalStateException("A message for room " + room + " by publisher " + publisher);
        }
        Stream stream = streams[index][publisher];
        if (latencies != null) {
            latencies.add(System.nanoTime() - stream.sentAt(seq));
        }
        deliveries++;
        if (stream.received(client.number(), seq)) {
            inFlight--;
            completion.complete(publisher, index);
        }
    }
}
