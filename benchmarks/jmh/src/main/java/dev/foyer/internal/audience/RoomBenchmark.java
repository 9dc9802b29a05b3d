// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.foyer.Audience;
import dev.foyer.Handshake;
import dev.foyer.Room;
import dev.foyer.benchmarks.jmh.Brief;
import dev.foyer.benchmarks.jmh.Peer;
import dev.foyer.internal.outbound.OutboxFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Who gets an emit is found out. */
public class RoomBenchmark extends Brief {

    @Param({"100", "1000", "10000"})
    public int members;

    private final Registry registry = new Registry();
    private final RegisteredRooms rooms = new RegisteredRooms(registry);
    private final OutboxFactory outboxes = Peer.outboxes(Runnable::run);
    private LiveConnection one;
    private LiveConnection wanderer;
    private boolean in;

    /** Half of the one room's members are in the other one, which has as many. */
    @Setup
    public void join() {
        List<LiveConnection> all =
                Stream.generate(this::connect).limit(members * 3L / 2).toList();
        all.subList(0, members).forEach(rooms.get("one")::join);
        all.subList(members / 2, all.size()).forEach(rooms.get("other")::join);
        one = all.get(members / 2);
        wanderer = connect();
        expect(members, room());
        expect(members * 3 / 2, union());
        expect(members - 1, except());
    }

    @Benchmark
    public Collection<LiveConnection> room() {
        return resolve(rooms.get("one"));
    }

    /** Two rooms that have half of their members in common. */
    @Benchmark
    public Collection<LiveConnection> union() {
        return resolve(rooms.get("one").and(rooms.get("other")));
    }

    /** All but one. */
    @Benchmark
    public Collection<LiveConnection> except() {
        return resolve(rooms.get("one").except(one));
    }

    /** After one has joined or left, in turn, so that nothing is known of who is in. */
    @Benchmark
    public Collection<LiveConnection> afterChange() {
        Room room = rooms.get("one");
        if (in) {
            room.leave(wanderer);
        } else {
            room.join(wanderer);
        }
        in = !in;
        return resolve(room);
    }

    private static Collection<LiveConnection> resolve(Audience audience) {
        return Addressable.of(audience).recipients().here();
    }

    private static void expect(int count, Collection<LiveConnection> found) {
        if (found.size() != count) {
            throw new IllegalStateException("There are " + found.size() + " and not " + count + ".");
        }
    }

    private LiveConnection connect() {
        var handshake = new Handshake("/ask", Map.of(), Map.of(), Map.of(), Map.of(), null, Set.of());
        var connection = new LiveConnection("/ask", handshake, null, registry);
        connection.open(new Peer(outboxes, false).outbox(), false, Instant.EPOCH, null);
        return connection;
    }
}
