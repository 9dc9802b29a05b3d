// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.dialect;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.foyer.benchmarks.client.Client;
import dev.foyer.benchmarks.client.Events;
import org.jspecify.annotations.Nullable;

/** Clients of {@code foyer.v1} that can come back to their connections, which docs/reference/wire-format.md describes. */
public final class ReturningDialect implements Dialect {

    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

    private final JsonDialect json = new JsonDialect("foyer.v1");
    private final JsonScan frames = new JsonScan();
    private final Map<Integer, String> tokens = new HashMap<>();
    private final Map<Integer, Integer> seen = new HashMap<>();
    private int resumed;

    /** How many are back at their connections, and have lost nothing. */
    public int resumed() {
        return resumed;
    }

    @Override
    public @Nullable String offer(int number) {
        String token = tokens.get(number);
        return "foyer.v1, foyer.resume" + (token == null ? "" : "." + token + "." + seen.get(number));
    }

    @Override
    public void received(Client client, byte[] bytes, int from, int to, Events events) {
        frames.start(bytes, from, to);
        int count = 0;
        while (frames.next()) {
            count++;
        }
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (text.contains("\"welcome\"")) {
            Matcher token = TOKEN.matcher(text);
            if (token.find()) {
                tokens.put(client.number(), token.group(1));
            }
            if (text.contains("\"resumed\":\"all\"")) {
                resumed++;
                count--;
            }
        }
        seen.merge(client.number(), count, Integer::sum);
        json.received(client, bytes, from, to, events);
    }

    @Override
    public String path() {
        return json.path();
    }

    @Override
    public @Nullable String subprotocol() {
        return json.subprotocol();
    }

    @Override
    public void upgraded(Client client, Events events) {
        json.upgraded(client, events);
    }

    @Override
    public void join(Client client, int room, int id) {
        json.join(client, room, id);
    }

    @Override
    public void leave(Client client, int room, int id) {
        json.leave(client, room, id);
    }

    @Override
    public void ask(Client client, String text, int number, int id) {
        json.ask(client, text, number, id);
    }

    @Override
    public void publish(Client client, int room, int publisher, int seq, String text) {
        json.publish(client, room, publisher, seq, text);
    }
}
