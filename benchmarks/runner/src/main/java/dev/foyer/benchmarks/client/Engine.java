// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * All connections of one scenario's run, on the thread that calls {@link #run}. It has a core for itself and never sleeps, unless it is told
 * to: to wake it up would cost the server something for each write, the more the slower the server is.
 */
public final class Engine implements AutoCloseable {

    private static final Duration CLOSING = Duration.ofSeconds(5);

    private static long busyNanos;

    private final Selector selector;
    private final int port;
    private final Protocol protocol;
    private final Set<Client> open = new HashSet<>();
    private Events events = new Events() {};
    private ByteBuffer input = ByteBuffer.allocate(1 << 18);
    private ByteBuffer output = ByteBuffer.allocateDirect(1 << 16);
    private int connected;
    private int receiveBuffer;
    private boolean sleepy;

    public Engine(int port, Protocol protocol) throws IOException {
        this.selector = Selector.open();
        this.port = port;
        this.protocol = protocol;
    }

    /** How long all engines of this process have had something to do; for the one thread that runs them. */
    public static long busyNanos() {
        return busyNanos;
    }

    /** Who is told from now on. */
    public void tell(Events events) {
        this.events = events;
    }

    /** Connections made from now on take in no more than about that many bytes before they are read; 0 leaves it to the system. */
    public void receiveBuffer(int bytes) {
        receiveBuffer = bytes;
    }

    /** Sleeps for up to a millisecond when there is nothing to do, as somebody else needs its core. */
    public void sleepy(boolean on) {
        sleepy = on;
    }

    /** The port of the server that {@link #connect()} connects to. */
    public int port() {
        return port;
    }

    /** Begins to connect; {@link Events#opened} tells when it can be used. */
    public Client connect() throws IOException {
        return connect(port);
    }

    /** Begins to connect to the server on that port. */
    public Client connect(int port) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        if (receiveBuffer > 0) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBuffer);
        }
        SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
        var client = new Client(this, connected++, port, channel, key);
        key.attach(client);
        open.add(client);
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return client;
    }

    /** Serves the connections until it is done, or the time is over: then false. */
    public boolean run(BooleanSupplier done, Duration limit) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        while (!done.getAsBoolean()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            long begin = System.nanoTime();
            if (selector.selectNow(this::ready) > 0) {
                busyNanos += System.nanoTime() - begin;
            } else if (sleepy) {
                selector.select(1);
                selector.selectedKeys().clear(); // they are ready still
            } else {
                Thread.onSpinWait();
            }
        }
        return true;
    }

    /** Serves the connections for that long. */
    public void run(Duration time) throws IOException {
        run(() -> false, time);
    }

    /** Cuts all lines, as a network does that fails. */
    public void cut() {
        open.forEach(Client::drop);
        open.clear();
    }

    /** Closes what is open, in good order if the server takes part. */
    @Override
    public void close() throws IOException {
        tell(new Events() {
            @Override
            public void closed(Client client, int code, String why) {}
        });
        Set.copyOf(open).forEach(Client::close);
        run(open::isEmpty, CLOSING);
        open.forEach(Client::drop);
        selector.close();
    }

    Protocol protocol() {
        return protocol;
    }

    Events events() {
        return events;
    }

    byte[] request(int number, int port) {
        return Upgrade.request(port, protocol.path(), protocol.offer(number), "user" + number);
    }

    void ended(Client client) {
        open.remove(client);
    }

    /** The buffer to read into, which begins with what could not be used before. */
    ByteBuffer input(byte[] unread) {
        if (unread.length > input.capacity() / 2) {
            input = ByteBuffer.allocate(4 * unread.length);
        }
        return input.clear().put(unread);
    }

    ByteBuffer output(int size) {
        if (size > output.capacity()) {
            output = ByteBuffer.allocateDirect(size);
        }
        return output.clear();
    }

    private void ready(SelectionKey key) {
        ((Client) key.attachment()).ready();
    }
}
