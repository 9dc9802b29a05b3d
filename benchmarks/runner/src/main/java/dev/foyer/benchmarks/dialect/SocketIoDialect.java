// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.dialect;

import dev.foyer.benchmarks.client.Bytes;
import dev.foyer.benchmarks.client.Client;
import dev.foyer.benchmarks.client.Events;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Socket.IO protocol 5 on Engine.IO 4, by WebSocket only. */
final class SocketIoDialect implements Dialect {

    private final Bytes out = new Bytes();
    private final JsonScan json = new JsonScan();

    @Override
    public String path() {
        return "/socket.io/?EIO=4&transport=websocket";
    }

    @Override
    public @Nullable String subprotocol() {
        return null;
    }

    @Override
    public void upgraded(Client client, Events events) {
        // The server speaks first.
    }

    @Override
    public void join(Client client, int room, int id) {
        client.send(event(id).add("[\"join\",{\"room\":\"r").add(room).add("\"}]"));
    }

    @Override
    public void leave(Client client, int room, int id) {
        client.send(event(id).add("[\"leave\",{\"room\":\"r").add(room).add("\"}]"));
    }

    @Override
    public void ask(Client client, String text, int number, int id) {
        event(id).add("[\"ask\",{\"text\":\"").add(text);
        client.send(out.add("\",\"number\":").add(number).add("}]"));
    }

    @Override
    public void publish(Client client, int room, int publisher, int seq, String text) {
        out.clear().add("42[\"publish\",{\"room\":\"r").add(room);
        out.add("\",\"publisher\":").add(publisher).add(",\"seq\":").add(seq);
        client.send(out.add(",\"text\":\"").add(text).add("\"}]"));
    }

    @Override
    public void burst(Client client, int room, Burst burst, int id) {
        event(id).add("[\"burst\",{\"room\":\"r").add(room);
        out.add("\",\"publisher\":").add(burst.publisher()).add(",\"seq\":").add(burst.seq());
        out.add(",\"count\":").add(burst.count()).add(",\"text\":\"").add(burst.text());
        client.send(out.add("\"}]"));
    }

    @Override
    public void received(Client client, byte[] bytes, int from, int to, Events events) {
        switch (bytes[from]) {
            case '0' -> client.send(out.clear().add("40"));
            case '2' -> client.send(out.clear().add("3"));
            case '4' -> message(client, bytes, from + 1, to, events);
            case '6' -> {}
            default -> events.refused(client, new String(bytes, from, to - from, ISO_8859_1));
        }
    }

    private void message(Client client, byte[] bytes, int from, int to, Events events) {
        switch (bytes[from]) {
            case '0' -> events.opened(client);
            case '2' -> event(client, bytes, from + 1, to, events);
            case '3' -> events.replied(client, number(bytes, from + 1, to));
            default -> events.refused(client, new String(bytes, from, to - from, ISO_8859_1));
        }
    }

    private void event(Client client, byte[] bytes, int from, int to, Events events) {
        json.start(bytes, from, to);
        if (json.next() && json.seq() >= 0) {
            events.published(client, json.room(), json.publisher(), json.seq());
        }
    }

    private Bytes event(int id) {
        return out.clear().add("42").add(id);
    }

    private static int number(byte[] bytes, int from, int to) {
        int number = 0;
        for (int i = from; i < to && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            number = 10 * number + bytes[i] - '0';
        }
        return number;
    }
}
