// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.function.Predicate;

import dev.foyer.contract.testing.link.Arrivals;
import dev.foyer.contract.testing.link.Link;
import dev.foyer.contract.testing.link.Network;
import dev.foyer.contract.testing.link.Opening;

/**
 * A WebSocket client that keeps what it got. One thread may send and another one read. With {@code foyer.v1} a message may be several
 * frames joined; what it gives is single frames.
 */
public final class Client implements AutoCloseable {

    /** How long anything may take before a test fails. */
    public static final Duration PATIENCE = Link.PATIENCE;

    /** How many messages a failure shows. */
    private static final int SHOWN = 10;

    private final Arrivals arrivals = new Arrivals(Joined::frames);
    private final Link link;

    private Client(URI uri, Map<String, String> headers, boolean reading, List<String> subprotocols) {
        link = Network.to(uri).connect(new Opening(uri, headers, subprotocols, reading), arrivals);
    }

    /** Connects. */
    public static Client open(URI uri) {
        return open(uri, Map.of());
    }

    /** Connects with headers and subprotocols. */
    public static Client open(URI uri, Map<String, String> headers, String... subprotocols) {
        return new Client(uri, headers, true, List.of(subprotocols));
    }

    /** Connects and never reads a message, so that what the server sends piles up on its side. */
    public static Client openStalled(URI uri) {
        return new Client(uri, Map.of(), false, List.of());
    }

    /** Starts to read, if it did not. */
    public Client startReading() {
        link.startReading();
        return this;
    }

    /** The subprotocol that the server chose, or an empty text. */
    public String subprotocol() {
        return link.subprotocol();
    }

    /** Sends a text message. */
    public Client send(String text) {
        link.sendText(text, true);
        return this;
    }

    /** Sends a text message in parts. */
    public Client sendParts(String... parts) {
        for (int i = 0; i < parts.length; i++) {
            link.sendText(parts[i], i == parts.length - 1);
        }
        return this;
    }

    /** Sends a binary message. */
    public Client sendBinary(byte... bytes) {
        link.sendBinary(bytes);
        return this;
    }

    /** Sends a ping. */
    public Client sendPing(String data) {
        link.sendPing(data.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Sends a pong nobody asked for. */
    public Client sendPong(String data) {
        link.sendPong(data.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** The next binary message. */
    public byte[] nextBinary() {
        return next(arrivals.binaries());
    }

    /** The next message. */
    public String next() {
        return next(arrivals.frames());
    }

    private <T> T next(BlockingQueue<T> messages) {
        T frame = link.take(messages);
        if (frame == null) {
            throw new AssertionError(
                    "No message came within " + PATIENCE + (arrivals.closed().isDone() ? "; closed" : ""));
        }
        return frame;
    }

    /** Several messages. */
    public List<String> next(int count) {
        var next = new ArrayList<String>(count);
        for (int i = 0; i < count; i++) {
            next.add(next());
        }
        return next;
    }

    /** The first message that fits; those before it are dropped. */
    public String next(Predicate<String> fitting) {
        List<String> all = until(fitting);
        return all.get(all.size() - 1);
    }

    /** All messages up to the first that fits, that one included. */
    public List<String> until(Predicate<String> fitting) {
        var all = new ArrayList<String>();
        try {
            do {
                all.add(next());
            } while (!fitting.test(all.get(all.size() - 1)));
        } catch (AssertionError none) {
            throw new AssertionError(none.getMessage() + "; what came, and does not fit: " + latest(all), none);
        }
        return all;
    }

    private static List<String> latest(List<String> frames) {
        return frames.subList(Math.max(0, frames.size() - SHOWN), frames.size());
    }

    /** Sends an event that asks for a reply, and returns the answer; other messages before it are dropped. */
    public String call(String event, String data) {
        send("{\"event\":\"" + event + "\",\"data\":" + data + ",\"id\":\"call\"}");
        return next(frame -> frame.contains("\"reply\":\"call\""));
    }

    /** Whatever came up to now, after a round trip that shows that nothing is under way but the stages of handlers, which a ping does not wait for. */
    public List<String> drain() {
        send("{\"ping\":1}");
        var all = new ArrayList<String>();
        String frame = next();
        while (!frame.equals("{\"pong\":1}")) {
            all.add(frame);
            frame = next();
        }
        return all;
    }

    /** How many text messages came so far, however many frames each was. */
    public int messages() {
        return arrivals.messages();
    }

    /** Drops what has come so far. */
    public void takeAll() {
        arrivals.frames().clear();
        arrivals.binaries().clear();
    }

    /** Whether every message that came was taken. */
    public boolean isDrained() {
        return arrivals.frames().isEmpty() && arrivals.binaries().isEmpty();
    }

    /** The code that the server closed with. */
    public int closeCode() {
        return link.await(arrivals.closed());
    }

    /** Closes in an orderly way, and waits for the server's answer. */
    @Override
    public void close() {
        link.close();
    }

    /** Closes in an orderly way with a code. */
    public void close(int code, String reason) {
        link.close(code, reason);
    }

    /** Cuts the line. */
    public void abort() {
        link.abort();
    }
}
