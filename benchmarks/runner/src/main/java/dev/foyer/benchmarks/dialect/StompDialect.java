// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.dialect;

import java.util.Arrays;

import dev.foyer.benchmarks.client.Bytes;
import dev.foyer.benchmarks.client.Client;
import dev.foyer.benchmarks.client.Events;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** STOMP 1.2 with a simple broker. As it does not acknowledge subscriptions, an ask follows each join and leave. */
final class StompDialect implements Dialect {

    private static final byte[] TOPIC = "/topic/r".getBytes(ISO_8859_1);

    private final Bytes out = new Bytes();
    private final JsonScan json = new JsonScan();

    @Override
    public String path() {
        return "/bench";
    }

    @Override
    public String subprotocol() {
        return "v12.stomp";
    }

    @Override
    public void upgraded(Client client, Events events) {
        client.send(out.clear().add("CONNECT\naccept-version:1.2\nhost:bench\nheart-beat:0,0\n\n\0"));
    }

    @Override
    public void join(Client client, int room, int id) {
        out.clear()
                .add("SUBSCRIBE\nid:")
                .add(room)
                .add("\ndestination:/topic/r")
                .add(room);
        client.send(out.add("\n\n\0"));
        ask(client, "", room, id);
    }

    @Override
    public void leave(Client client, int room, int id) {
        client.send(out.clear().add("UNSUBSCRIBE\nid:").add(room).add("\n\n\0"));
        ask(client, "", room, id);
    }

    @Override
    public void ask(Client client, String text, int number, int id) {
        out.clear().add("SEND\ndestination:/app/ask\ncontent-type:application/json\n\n{\"text\":\"");
        out.add(text).add("\",\"number\":").add(number);
        client.send(out.add(",\"id\":").add(id).add("}\0"));
    }

    @Override
    public void publish(Client client, int room, int publisher, int seq, String text) {
        out.clear().add("SEND\ndestination:/app/publish.r").add(room);
        out.add("\ncontent-type:application/json\n\n{\"publisher\":").add(publisher);
        client.send(out.add(",\"seq\":").add(seq).add(",\"text\":\"").add(text).add("\"}\0"));
    }

    @Override
    public void received(Client client, byte[] bytes, int from, int to, Events events) {
        switch (bytes[from]) {
            case 'M' -> message(client, bytes, from, to, events);
            case 'C' -> {
                client.send(out.clear().add("SUBSCRIBE\nid:reply\ndestination:/user/queue/reply\n\n\0"));
                events.opened(client);
            }
            case '\n' -> {}
            default -> events.refused(client, new String(bytes, from, to - from, ISO_8859_1));
        }
    }

    private void message(Client client, byte[] bytes, int from, int to, Events events) {
        json.start(bytes, from, to);
        if (!json.next()) {
            return;
        }
        if (json.id() >= 0) {
            events.replied(client, json.id());
        } else {
            events.published(client, room(bytes, from, to), json.publisher(), json.seq());
        }
    }

    private static int room(byte[] bytes, int from, int to) {
        for (int i = from; i < to - TOPIC.length; i++) {
            if (bytes[i] == '/' && Arrays.equals(bytes, i, i + TOPIC.length, TOPIC, 0, TOPIC.length)) {
                int room = 0;
                for (int at = i + TOPIC.length; bytes[at] >= '0' && bytes[at] <= '9'; at++) {
                    room = 10 * room + bytes[at] - '0';
                }
                return room;
            }
        }
        throw new IllegalStateException("No topic: " + new String(bytes, from, to - from, ISO_8859_1));
    }
}
