// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.resume;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.foyer.contract.testing.Client;
import org.jspecify.annotations.Nullable;

/**
 * A client that comes back to its connection, made of nothing but docs/reference/wire-format.md. It sends again what has not arrived. For
 * one thread.
 */
final class Comer implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\"connection\":\"([^\"]+)\"");
    private static final Pattern RESUMED = Pattern.compile("\"resumed\":\"([^\"]+)\"");
    private static final Pattern GOT = Pattern.compile("\"got\":(\\d+)");
    private static final Pattern PLACE = Pattern.compile("\\{\"at\":\"([^\"]+)\".*?\"room\":\"([^\"]+)\".*");
    private static final Pattern SEEN = Pattern.compile("\"seen\":(\\d+)");

    private URI uri;
    private final Map<String, String> headers;
    private final List<String> sent = new ArrayList<>();
    private final List<String> inbox = new ArrayList<>();
    private final Map<String, String> newest = new LinkedHashMap<>();
    private Client line;
    private @Nullable String token;
    private String id = "";
    private long seen;

    private Comer(URI uri, Map<String, String> headers) {
        this.uri = uri;
        this.headers = headers;
        this.line = Client.open(uri, headers, "foyer.v1", "foyer.resume");
        count(line.next(frame -> frame.startsWith("{\"welcome\"")));
    }

    /** Connects. Expects that nothing comes before the welcome. */
    static Comer open(URI uri, Map<String, String> headers) {
        return new Comer(uri, headers);
    }

    /** The id of its connection, as the server told it last. */
    String id() {
        return id;
    }

    /** By what it would come back. */
    String offer() {
        return "foyer.resume." + token + "." + seen;
    }

    /** The current line. */
    Client line() {
        return line;
    }

    Comer send(String text) {
        sent.add(text);
        line.send(text);
        return this;
    }

    /** Notes a message as sent that never leaves. */
    Comer lose(String text) {
        sent.add(text);
        return this;
    }

    /** The next frame that is no pong. */
    String next() {
        while (inbox.isEmpty()) {
            take(line.next());
        }
        return inbox.remove(0);
    }

    List<String> next(int count) {
        var all = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            all.add(next());
        }
        return all;
    }

    /** The first frame that fits. Those before it stay. */
    String next(Predicate<String> fitting) {
        for (int i = 0; ; i++) {
            while (i >= inbox.size()) {
                take(line.next());
            }
            if (fitting.test(inbox.get(i))) {
                return inbox.remove(i);
            }
        }
    }

    String call(String event, String data) {
        send("{\"event\":\"" + event + "\",\"data\":" + data + ",\"id\":\"" + sent.size() + "\"}");
        String reply = "\"reply\":\"" + (sent.size() - 1) + "\"";
        return next(frame -> frame.contains(reply));
    }

    /** Cuts the line, and takes what has come on it. */
    void cut() {
        line.abort();
        while (!line.isDrained()) {
            take(line.next());
        }
    }

    /** Comes back with a new line. Returns whether the server says that nothing is lost: all, rooms, or nothing for a new connection. */
    String comeBack() {
        return comeBack(headers, offer());
    }

    /** Comes back to another node. Returns the same, or moved. */
    String comeBackAt(URI other) {
        uri = other;
        return comeBack();
    }

    String comeBack(Map<String, String> as, String offer) {
        line = Client.open(uri, as, "foyer.v1", offer);
        String first = line.next();
        Matcher resumed = RESUMED.matcher(first);
        if (!resumed.find()) {
            seen = 0;
            sent.clear();
            id = "";
            take(first);
            while (id.isEmpty()) {
                take(line.next());
            }
            return "";
        }
        if (resumed.group(1).equals("moved")) {
            seen = 0;
            sent.clear();
            count(first);
            send("{\"resume\":{"
                    + newest.entrySet().stream()
                            .map(room -> "\"" + room.getKey() + "\":\"" + room.getValue() + "\"")
                            .collect(Collectors.joining(","))
                    + "}}");
            return resumed.group(1);
        }
        welcome(first);
        Matcher dropped = SEEN.matcher(first);
        seen = dropped.find() ? Long.parseLong(dropped.group(1)) : seen;
        Matcher got = GOT.matcher(first);
        if (!got.find()) {
            throw new AssertionError("No count: " + first);
        }
        List<String> lost = sent.subList(Integer.parseInt(got.group(1)), sent.size());
        var again = List.copyOf(lost);
        lost.clear();
        again.forEach(this::send);
        return resumed.group(1);
    }

    private void take(String frame) {
        count(frame);
        if (!frame.startsWith("{\"pong\"") && !frame.startsWith("{\"welcome\"")) {
            inbox.add(frame);
        }
    }

    private void count(String frame) {
        seen++;
        if (frame.startsWith("{\"welcome\"")) {
            welcome(frame);
        }
        Matcher place = PLACE.matcher(frame);
        if (place.matches()) {
            newest.put(place.group(2), place.group(1));
        }
    }

    private void welcome(String frame) {
        Matcher named = TOKEN.matcher(frame);
        token = named.find() ? named.group(1) : null;
        Matcher known = ID.matcher(frame);
        id = known.find() ? known.group(1) : "";
    }

    @Override
    public void close() {
        line.close();
    }
}
