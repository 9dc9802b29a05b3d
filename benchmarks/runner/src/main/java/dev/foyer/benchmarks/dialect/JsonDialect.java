// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.dialect;

import dev.foyer.benchmarks.client.Bytes;
import dev.foyer.benchmarks.client.Client;
import dev.foyer.benchmarks.client.Events;
import org.jspecify.annotations.Nullable;

/** Foyer's wire format, which the hand-written servers speak too. */
class JsonDialect implements Dialect {

    private final @Nullable String subprotocol;
    private final String rooms;
    private final Bytes out = new Bytes();
    private final JsonScan json = new JsonScan();

    JsonDialect(@Nullable String subprotocol) {
        this(subprotocol, "r");
    }

    /** Has the names of rooms begin with a letter. */
    JsonDialect(@Nullable String subprotocol, String rooms) {
        this.subprotocol = subprotocol;
        this.rooms = rooms;
    }

    @Override
    public String path() {
        return "/bench";
    }

    @Override
    public @Nullable String subprotocol() {
        return subprotocol;
    }

    @Override
    public void upgraded(Client client, Events events) {
        events.opened(client);
    }

    @Override
    public void join(Client client, int room, int id) {
        out.clear().add("{\"event\":\"join\",\"data\":{\"room\":\"").add(rooms).add(room);
        client.send(out.add("\"},\"id\":").add(id).add("}"));
    }

    @Override
    public void leave(Client client, int room, int id) {
        out.clear().add("{\"event\":\"leave\",\"data\":{\"room\":\"").add(rooms).add(room);
        client.send(out.add("\"},\"id\":").add(id).add("}"));
    }

    @Override
    public void ask(Client client, String text, int number, int id) {
        out.clear().add("{\"event\":\"ask\",\"data\":{\"text\":\"").add(text);
        client.send(
                out.add("\",\"number\":").add(number).add("},\"id\":").add(id).add("}"));
    }

    @Override
    public void publish(Client client, int room, int publisher, int seq, String text) {
        out.clear().add("{\"event\":\"publish\",\"data\":{\"room\":\"r").add(room);
        out.add("\",\"publisher\":").add(publisher).add(",\"seq\":").add(seq);
        client.send(out.add(",\"text\":\"").add(text).add("\"}}"));
    }

    @Override
    public void burst(Client client, int room, Burst burst, int id) {
        out.clear().add("{\"event\":\"burst\",\"data\":{\"room\":\"r").add(room);
        out.add("\",\"publisher\":").add(burst.publisher()).add(",\"seq\":").add(burst.seq());
        out.add(",\"count\":").add(burst.count()).add(",\"text\":\"").add(burst.text());
        client.send(out.add("\"},\"id\":").add(id).add("}"));
    }

    @Override
    public void received(Client client, byte[] bytes, int from, int to, Events events) {
        json.start(bytes, from, to);
        while (json.next()) {
            if (json.isError()) {
                events.refused(client, json.toString());
            } else if (json.reply() >= 0) {
                events.replied(client, json.reply());
            } else if (json.seq() >= 0) {
                events.published(client, json.room(), json.publisher(), json.seq());
            }
        }
    }
}
