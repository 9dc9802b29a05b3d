// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing.link;

import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/** A connection by a socket. */
public final class SocketLink implements Link {

    /**
     * After which a server's close is answered. The line is the server's to close (RFC 6455, section 7.1.1), and some do so at once; to
     * close it from both ends is more than Grizzly can take, which gives one request object to two connections then.
     */
    public static final Duration MOMENT = Duration.ofMillis(200);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Arrivals arrivals;
    private final boolean reading;
    private final WebSocket socket;
    private volatile boolean answering; // a close of the server's

    SocketLink(Opening opening, Arrivals arrivals) {
        this.arrivals = arrivals;
        this.reading = opening.reading();
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        opening.headers().forEach(builder::header);
        List<String> subprotocols = opening.subprotocols();
        if (!subprotocols.isEmpty()) {
            builder.subprotocols(
                    subprotocols.get(0),
                    subprotocols.subList(1, subprotocols.size()).toArray(String[]::new));
        }
        try {
            this.socket = await(builder.buildAsync(opening.uri(), new Listener()));
        } catch (CompletionException failed) {
            throw new IllegalStateException("No connection to " + opening.uri().getPath(), failed.getCause());
        }
    }

    @Override
    public String subprotocol() {
        return socket.getSubprotocol();
    }

    @Override
    public void startReading() {
        socket.request(1);
    }

    @Override
    public void sendText(String part, boolean last) {
        await(socket.sendText(part, last));
    }

    @Override
    public void sendBinary(byte[] content) {
        await(socket.sendBinary(ByteBuffer.wrap(content), true));
    }

    @Override
    public void sendPing(byte[] content) {
        await(socket.sendPing(ByteBuffer.wrap(content)));
    }

    @Override
    public void sendPong(byte[] content) {
        await(socket.sendPong(ByteBuffer.wrap(content)));
    }

    @Override
    public void close() {
        if (answering) {
            return;
        }
        if (!arrivals.closed().isDone() && !socket.isOutputClosed()) {
            await(socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
            if (reading) {
                await(arrivals.closed());
            }
        }
        socket.abort();
    }

    @Override
    public void close(int code, String reason) {
        await(socket.sendClose(code, reason));
        await(arrivals.closed());
    }

    @Override
    public void abort() {
        socket.abort();
    }

    @Override
    public <T> @Nullable T take(BlockingQueue<T> arrived) {
        try {
            return arrived.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public <T> T await(CompletableFuture<T> future) {
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

        @Override
        public void onOpen(WebSocket opened) {
            if (reading) {
                opened.request(1);
            }
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            arrivals.text(part, last, from.getSubprotocol());
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
            arrivals.binary(part, last);
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            answering = !from.isOutputClosed();
            arrivals.closed(code);
            return new CompletableFuture<>().completeOnTimeout(null, MOMENT.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            arrivals.closed(1006);
        }
    }
}
