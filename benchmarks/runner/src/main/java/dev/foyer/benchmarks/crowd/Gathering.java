// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.crowd;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

import dev.foyer.benchmarks.client.Client;
import dev.foyer.benchmarks.client.Engine;
import dev.foyer.benchmarks.client.Events;
import dev.foyer.benchmarks.dialect.Dialect;
import dev.foyer.benchmarks.measure.Latencies;
import org.jspecify.annotations.Nullable;

/** Members in their rooms, publishers that are in none, and what is on its way between them. */
public final class Gathering implements Events {

    /** Somebody who wants to know that all members got a message. */
    public interface Completion {
        void complete(int publisher, int room);
    }

    private static final Duration DRAIN = Duration.ofSeconds(20);

    private final Engine engine;
    private final Party party;
    private final Stream[][] streams;
    private final String text;
    private final long[] receipts;
    private Completion completion = (publisher, room) -> {};
    private @Nullable Latencies latencies;
    private int firstMeasured;
    private long deliveries;
    private int inFlight;

    /** At most that many messages of one publisher to one room are on their way at once. */
    public Gathering(Engine engine, Party party, int limit, String text) {
        this.engine = engine;
        this.party = party;
        this.text = text;
        this.receipts = new long[party.members().size()];
        Layout layout = party.layout();
        int publishers = party.publishers().size();
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

    public void onCompletion(Completion completion) {
        this.completion = completion;
    }

    /** From now on each receipt's time is kept. */
    public void measure(Latencies latencies) {
        measure(latencies, 0);
    }

    /** From now on each receipt's time is kept, of members from that number on. */
    public void measure(Latencies latencies, int firstMember) {
        this.latencies = latencies;
        this.firstMeasured = firstMember;
    }

    public void publish(int publisher, int room) {
        int seq = streams[room][publisher].send(System.nanoTime());
        inFlight++;
        party.dialect().publish(party.publishers().get(publisher), party.firstRoom() + room, publisher, seq, text);
    }

    /** Has the server publish that many messages at once. */
    public void burst(int publisher, int room, int count) {
        long now = System.nanoTime();
        int first = streams[room][publisher].send(now);
        for (int i = 1; i < count; i++) {
            streams[room][publisher].send(now);
        }
        inFlight += count;
        var burst = new Dialect.Burst(publisher, first, count, text);
        party.dialect().burst(party.publishers().get(publisher), party.firstRoom() + room, burst, 0);
    }

    public long deliveries() {
        return deliveries;
    }

    /** How many there were to members with these numbers. */
    public long deliveries(int from, int to) {
        return Arrays.stream(receipts, from, to).sum();
    }

    /** Waits until everybody has got everything. */
    public void drain() throws IOException {
        completion = (publisher, room) -> {};
        if (!engine.run(() -> inFlight == 0, DRAIN)) {
            throw new IllegalStateException(inFlight + " messages did not reach all members");
        }
    }

    @Override
    public void published(Client client, int room, int publisher, int seq) {
        int index = room - party.firstRoom();
        if (index < 0
                || index >= streams.length
                || publisher < 0
                || publisher >= party.publishers().size()) {
            throw new IllegalStateException("A message for room " + room + " by publisher " + publisher);
        }
        Stream stream = streams[index][publisher];
        if (latencies != null && client.number() >= firstMeasured) {
            latencies.add(System.nanoTime() - stream.sentAt(seq));
        }
        boolean last = stream.received(client.number(), seq);
        deliveries++;
        receipts[client.number()]++;
        if (last) {
            inFlight--;
            completion.complete(publisher, index);
        }
    }
}
