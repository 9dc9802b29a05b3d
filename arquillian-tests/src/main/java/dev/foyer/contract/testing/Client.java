// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A WebSocket client that keeps what it got. One thread may send and another one read. With {@code foyer.v1} a message may be several
 * frames joined; what it gives is single frames.
 */
public final class Client implements AutoCloseable {

    /** How long anything may take before a test fails. */
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    /**
     * After which a server's close is answered. The line is the server's to close (RFC 6455, section 7.1.1), and some do so at once; to
     * close it from both ends is more than Grizzly can take, which gives one request object to two connections then.
     */
    static final Duration MOMENT = Duration.ofMillis(200);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final BlockingQueue<byte[]> binaries = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final AtomicInteger messages = new AtomicInteger();
    private final boolean reading;
    private final WebSocket socket;
    private volatile boolean answering; // a close of the server's

    private Client(URI uri, Map<String, String> headers, boolean reading, List<String> subprotocols) {
        this.reading = reading;
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        headers.forEach(builder::header);
        if (!subprotocols.isEmpty()) {
            builder.subprotocols(
                    subprotocols.get(0),
                    subprotocols.subList(1, subprotocols.size()).toArray(String[]::new));
        }
        try {
            this.socket = await(builder.buildAsync(uri, new Listener()));
        } catch (CompletionException failed) {
            throw new IllegalStateException("No connection to " + uri.getPath(), failed.getCause());
        }
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
        socket.request(1);
        return this;
    }

    /** The subprotocol that the server chose, or an empty text. */
    public String subprotocol() {
        return socket.getSubprotocol();
    }

    /** Sends a text message. */
    public Client send(String text) {
        await(socket.sendText(text, true));
        return this;
    }

    /** Sends a text message in parts. */
    public Client sendParts(String... parts) {
        for (int i = 0; i < parts.length; i++) {
            await(socket.sendText(parts[i], i == parts.length - 1));
        }
        return this;
    }

    /** Sends a binary message. */
    public Client sendBinary(byte... bytes) {
        await(socket.sendBinary(ByteBuffer.wrap(bytes), true));
        return this;
    }

    /** Sends a ping. */
    public Client sendPing(String data) {
        await(socket.sendPing(ByteBuffer.wrap(data.getBytes(StandardCharsets.UTF_8))));
        return this;
    }

    /** Sends a pong nobody asked for. */
    public Client sendPong(String data) {
        await(socket.sendPong(ByteBuffer.wrap(data.getBytes(StandardCharsets.UTF_8))));
        return this;
    }

    /** The next binary message. */
    public byte[] nextBinary() {
        return next(binaries);
    }

    /** The next message. */
    public String next() {
        return next(frames);
    }

    private <T> T next(BlockingQueue<T> messages) {
        try {
            T frame = messages.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (frame == null) {
                throw new AssertionError("No message came within " + PATIENCE + (closed.isDone() ? "; closed" : ""));
            }
            return frame;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
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
        String frame = next();
        while (!fitting.test(frame)) {
            frame = next();
        }
        return frame;
    }

    /** All messages up to the first that fits, that one included. */
    public List<String> until(Predicate<String> fitting) {
        var all = new ArrayList<String>();
        do {
            all.add(next());
        } while (!fitting.test(all.get(all.size() - 1)));
        return all;
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
        return messages.get();
    }

    private static List<String> apart(String message, String subprotocol) {
        return subprotocol.equals("foyer.v1") ? Joined.frames(message) : List.of(message);
    }

    /** Drops what has come so far. */
    public void takeAll() {
        frames.clear();
        binaries.clear();
    }

    /** Whether every message that came was taken. */
    public boolean isDrained() {
        return frames.isEmpty() && binaries.isEmpty();
    }

    /** The code that the server closed with. */
    public int closeCode() {
        return await(closed);
    }

    /** Closes in an orderly way, and waits for the server's answer. */
    @Override
    public void close() {
        if (answering) {
            return;
        }
        if (!closed.isDone() && !socket.isOutputClosed()) {
            await(socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
            if (reading) {
                await(closed);
            }
        }
        socket.abort();
    }

    /** Closes in an orderly way with a code. */
    public void close(int code, String reason) {
        await(socket.sendClose(code, reason));
        await(closed);
    }

    /** Cuts the line. */
    public void abort() {
        socket.abort();
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof TimeoutException) {
                throw new AssertionError("It did not happen within " + PATIENCE, failed);
            }
            throw failed;
        }
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder parts = new StringBuilder();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void onOpen(WebSocket opened) {
            if (reading) {
                opened.request(1);
            }
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            parts.append(part);
            if (last) {
                messages.incrementAndGet();
                frames.addAll(apart(parts.toString(), from.getSubprotocol()));
                parts.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
            var copy = new byte[part.remaining()];
            part.get(copy);
            bytes.writeBytes(copy);
            if (last) {
                binaries.add(bytes.toByteArray());
                bytes.reset();
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            answering = !from.isOutputClosed();
            closed.complete(code);
            return new CompletableFuture<>().completeOnTimeout(null, MOMENT.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.complete(1006);
        }
    }
}
