// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.dialect;

import java.util.HashMap;
import java.util.Map;

import dev.foyer.benchmarks.client.Bytes;
import dev.foyer.benchmarks.client.Client;
import dev.foyer.benchmarks.client.Events;
import org.jspecify.annotations.Nullable;

/**
 * Colyseus 0.18, whose rooms are states and whose messages are binary. Everybody is in one room, publishers as well,
 * whose patches do not count. The server answers each change with one patch, so that the patches can be numbered here.
 *
 * @see <a href="https://github.com/colyseus/colyseus/blob/master/packages/shared-types/src/Protocol.ts">Protocol.ts</a>
 */
public final class ColyseusDialect implements Dialect {

    /** As in {@code server.properties}. */
    public static final String NAME = "colyseus";

    private static final int JOIN_ROOM = 10;
    private static final int ROOM_DATA = 13;
    private static final int ROOM_STATE = 14;
    private static final int ROOM_STATE_PATCH = 15;

    /** Types of messages, as in {@code server.mjs}. */
    private static final int JOIN = 1;

    private static final int CHANGE = 2;

    private final Bytes out = new Bytes();
    private final Map<Integer, Member> members = new HashMap<>();

    /** Counts what a member of a room has got. */
    private static final class Member {

        private final int room;
        private int patches;

        Member(int room) {
            this.room = room;
        }
    }

    @Override
    public String path() {
        return "/bench";
    }

    @Override
    public @Nullable String subprotocol() {
        return null;
    }

    /** Is to come: the server says first in which room the client is. */
    @Override
    public void upgraded(Client client, Events events) {}

    @Override
    public void join(Client client, int room, int id) {
        members.put(client.number(), new Member(room));
        client.sendBinary(number(out.clear().octet(ROOM_DATA).octet(JOIN), id));
    }

    @Override
    public void leave(Client client, int room, int id) {
        throw new UnsupportedOperationException("Who leaves a room of Colyseus is disconnected");
    }

    @Override
    public void ask(Client client, String text, int number, int id) {
        throw new UnsupportedOperationException("Colyseus has no requests");
    }

    @Override
    public void publish(Client client, int room, int publisher, int seq, String text) {
        out.clear().octet(ROOM_DATA).octet(CHANGE).octet(0x92); // an array of two
        number(out, seq).octet(0xd9).octet(text.length()).add(text); // a text of less than 256 bytes
        client.sendBinary(out);
    }

    /** Adds a number of 32 bits, as MessagePack has it. */
    private static Bytes number(Bytes to, int number) {
        return to.octet(0xce)
                .octet(number >> 24)
                .octet(number >> 16)
                .octet(number >> 8)
                .octet(number);
    }

    @Override
    public void received(Client client, byte[] bytes, int from, int to, Events events) {
        throw new IllegalStateException("Colyseus sent a text");
    }

    @Override
    public void receivedBinary(Client client, byte[] bytes, int from, int to, Events events) {
        switch (bytes[from]) {
            case JOIN_ROOM -> client.sendBinary(out.clear().octet(JOIN_ROOM));
            case ROOM_STATE -> events.opened(client);
            case ROOM_DATA -> events.replied(client, 0); // to the one join
            case ROOM_STATE_PATCH -> {
                Member member = members.get(client.number());
                if (member != null) {
                    events.published(client, member.room, 0, member.patches++);
                }
            }
            default -> throw new IllegalStateException("Colyseus sent a message of the kind " + bytes[from]);
        }
    }
}
