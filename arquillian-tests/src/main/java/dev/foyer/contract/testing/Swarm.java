// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;

/** Many WebSockets on one thread, which can read slowly or not at all, and leave in any way. Closing it cuts what is left. */
public final class Swarm implements AutoCloseable {

    /** How many may be in their handshake. */
    private static final int AT_ONCE = 32;

    private static final int BUFFER = 64 * 1024;

    private final Selector selector;
    private final Thread thread;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Timed> timed = new PriorityQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private volatile boolean closing;

    /** Something to be done from time to time, as long as it says so. */
    private record Timed(long due, Duration period, BooleanSupplier work) implements Comparable<Timed> {
        @Override
        public int compareTo(Timed other) {
            return Long.signum(due - other.due);
        }
    }

    /** An empty swarm. */
    public Swarm() {
        try {
            selector = Selector.open();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        thread = new Thread(this::loop, "swarm");
        thread.setDaemon(true);
        thread.start();
    }

    /** Starts to connect. What the listener throws fails the test when the swarm is closed. */
    public Peer open(URI uri, BiConsumer<Peer, String> listener, String... subprotocols) {
        return connect(uri, 0, listener, subprotocols);
    }

    /** Starts to connect one with as little space for what it has not read as there can be. */
    public Peer openNarrow(URI uri, BiConsumer<Peer, String> listener, String... subprotocols) {
        return connect(uri, 1, listener, subprotocols);
    }

    private Peer connect(URI uri, int receiveBuffer, BiConsumer<Peer, String> listener, String... subprotocols) {
        try {
            var channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (receiveBuffer > 0) {
                channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBuffer);
            }
            var peer = new Peer(this, uri, channel, listener);
            ByteBuffer request = request(uri, subprotocols);
            run(() -> register(peer, channel, uri, request));
            return peer;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Connects many, and returns when all are open. */
    public List<Peer> openAll(int count, IntFunction<Peer> open) {
        var peers = new ArrayList<Peer>(count);
        var turns = new Semaphore(AT_ONCE);
        for (int i = 0; i < count; i++) {
            try {
                if (!turns.tryAcquire(Client.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new AssertionError("Only some of " + i + " connections could be opened.");
                }
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            Peer peer = open.apply(i);
            peers.add(peer);
            var unused = peer.opened().whenComplete((opened, failure) -> turns.release());
        }
        CompletableFuture.allOf(peers.stream().map(Peer::opened).toArray(CompletableFuture<?>[]::new))
                .orTimeout(Client.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        return peers;
    }

    private static ByteBuffer request(URI uri, String... subprotocols) {
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String offer =
                subprotocols.length == 0 ? "" : "Sec-WebSocket-Protocol: " + String.join(", ", subprotocols) + "\r\n";
        return ByteBuffer.wrap(("GET " + uri.getRawPath() + query + " HTTP/1.1\r\nHost: " + uri.getHost() + ":"
                        + uri.getPort() + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" + offer
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }

    /** Asks something in the swarm's thread, where the listeners are called. */
    public <T> T ask(Supplier<T> question) {
        var answer = new CompletableFuture<T>();
        run(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException | Error failed) {
                answer.completeExceptionally(failed);
            }
        });
        return answer.orTimeout(Client.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** Fails at once, other than by an assertion, if a listener has failed. */
    public void check() {
        if (!failures.isEmpty()) {
            throw new IllegalStateException("A listener has failed.", failures.peek());
        }
    }

    /** Runs something in the swarm's thread, in the order of the calls; at once if it is that thread that calls. */
    void run(Runnable task) {
        if (Thread.currentThread() == thread) {
            task.run();
        } else {
            tasks.add(task);
            selector.wakeup();
        }
    }

    /** Does something each period until it returns false. For the swarm's thread. */
    void every(Duration period, BooleanSupplier work) {
        timed.add(new Timed(System.nanoTime() + period.toNanos(), period, work));
    }

    /** An empty buffer for so many bytes, or as many as it has. For the swarm's thread, for the moment. */
    ByteBuffer buffer(int bytes) {
        return buffer.clear().limit(Math.min(bytes, BUFFER));
    }

    private void register(Peer peer, SocketChannel channel, URI uri, ByteBuffer request) {
        try {
            var attachment = new Attachment(peer, request);
            peer.registered(channel.register(selector, SelectionKey.OP_CONNECT, attachment));
            channel.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
        } catch (IOException failed) {
            failures.add(failed);
            peer.end(1006);
        }
    }

    private record Attachment(Peer peer, ByteBuffer request) {}

    private void loop() {
        try {
            while (!closing) {
                Timed next = timed.peek();
                selector.select(
                        next == null ? 0 : Math.max(1, TimeUnit.NANOSECONDS.toMillis(next.due() - System.nanoTime())));
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
                for (SelectionKey key : selector.selectedKeys()) {
                    handle((Attachment) key.attachment());
                }
                selector.selectedKeys().clear();
                work();
            }
        } catch (IOException | RuntimeException | Error failed) {
            failures.add(failed);
        }
    }

    private void handle(Attachment ready) {
        try {
            ready.peer().ready(ready.request());
        } catch (RuntimeException | Error failed) {
            failures.add(new IllegalStateException(ready.peer().toString(), failed));
            ready.peer().end(1006);
        }
    }

    private void work() {
        while (!timed.isEmpty() && timed.peek().due() - System.nanoTime() <= 0) {
            Timed due = timed.remove();
            if (due.work().getAsBoolean()) {
                every(due.period(), due.work());
            }
        }
    }

    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        try {
            thread.join();
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        assertThat(failures).isEmpty();
    }
}
