// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Stands between a node and Redis, and cuts, swallows or delays what goes through. */
public final class FaultyProxy implements AutoCloseable {

    private final ServerSocket server;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Object lock = new Object();

    // Mutable state, guarded by lock.
    private boolean hole;
    private int accepted;
    private int stranded;
    private long delayMillis;

    private FaultyProxy(ServerSocket server, int target) {
        this.server = server;
        this.target = target;
    }

    /** Starts one at a free port, before another port of this machine. */
    public static FaultyProxy before(int target) {
        try {
            var proxy = new FaultyProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
            daemon(proxy::accept);
            return proxy;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Where it is, as a setting says it. */
    public String url() {
        return "redis://localhost:" + server.getLocalPort();
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "faulty-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                connect(server.accept());
            } catch (IOException closed) {
                // it is over, or the target is not there
            }
        }
    }

    private void connect(Socket near) throws IOException {
        var far = new Socket();
        try {
            far.setReceiveBufferSize(16_384); // Redis is to notice soon that nobody reads
            far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
        } catch (IOException absent) {
            near.close();
            throw absent;
        }
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        open.add(near);
        open.add(far);
        int number = number();
        daemon(() -> pump(near, far, number));
        daemon(() -> pump(far, near, number));
    }

    private int number() {
        synchronized (lock) {
            return accepted++;
        }
    }

    private void pump(Socket from, Socket to, int number) {
        byte[] buffer = new byte[16_384];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                pass(number);
                out.write(buffer, 0, count);
            }
        } catch (IOException | InterruptedException closed) {
            // the other direction ends, too
        }
        open.remove(from);
        open.remove(to);
    }

    /** Waits for what is in the way. */
    private void pass(int number) throws InterruptedException {
        synchronized (lock) {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(delayMillis);
            while (hole || number < stranded) {
                lock.wait();
            }
            for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(lock, left);
            }
        }
    }

    /** Lets nothing pass, on connections that stay open and on new ones. What has come so far passes later. */
    public void blackhole() {
        synchronized (lock) {
            hole = true;
        }
    }

    /** Lets nothing pass on the connections that there are, until all heals. New ones work. */
    public void strand() {
        synchronized (lock) {
            stranded = accepted;
        }
    }

    /** Lets all pass again, without a delay. */
    public void heal() {
        synchronized (lock) {
            hole = false;
            stranded = 0;
            delayMillis = 0;
            lock.notifyAll();
        }
    }

    /** Lets everything pass after so long, from now on. */
    public void delay(long millis) {
        synchronized (lock) {
            delayMillis = millis;
        }
    }

    /** Closes all connections. */
    public void cut() {
        for (Socket socket : List.copyOf(open)) { // not those that come meanwhile
            try {
                socket.close();
            } catch (IOException gone) {
                // it is what was wanted
            }
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException gone) {
            // it is what was wanted
        }
        heal();
        cut();
    }
}
