// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.dialect;

import dev.foyer.benchmarks.client.Bytes;
import dev.foyer.benchmarks.client.Client;
import dev.foyer.benchmarks.client.Events;

/**
 * Clients of {@code foyer.v1} in rooms that remember 4 KiB. To publish is to change a text of that, which each member
 * gets as a patch; to ask is the same with an answer.
 */
public final class StateDialect extends JsonDialect {

    private final JsonScan frames = new JsonScan();
    private final Bytes out = new Bytes();

    public StateDialect() {
        super("foyer.v1", "s");
    }

    @Override
    public void ask(Client client, String text, int number, int id) {
        if (id == 0) { // what a node has members of, it need not read
            client.send(out.clear().add("{\"event\":\"join\",\"data\":{\"room\":\"s0\"}}"));
        }
        change(0, 0, number, text);
        client.send(out.add(",\"id\":").add(id).add("}"));
    }

    @Override
    public void publish(Client client, int room, int publisher, int seq, String text) {
        change(room, publisher, seq, text);
        client.send(out.add("}"));
    }

    private void change(int room, int publisher, int seq, String text) {
        out.clear().add("{\"event\":\"change\",\"data\":{\"room\":\"s").add(room);
        out.add("\",\"publisher\":").add(publisher).add(",\"seq\":").add(seq);
        out.add(",\"text\":\"").add(text).add("\"}");
    }

    /** The publisher of a patch is in it only if another one has made the change before. */
    @Override
    public void received(Client client, byte[] bytes, int from, int to, Events events) {
        frames.start(bytes, from, to);
        while (frames.next()) {
            if (frames.isError()) {
                events.refused(client, frames.toString());
            } else if (frames.reply() >= 0) {
                events.replied(client, frames.reply());
            } else if (frames.isPatch() && frames.seq() >= 0) {
                events.published(client, frames.room(), 0, frames.seq());
            }
        }
    }
}
