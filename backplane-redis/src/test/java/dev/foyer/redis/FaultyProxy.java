// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Stands between a node and Redis, and cuts, swallows or delays what goes through. */
final class FaultyProxy implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Object lock = new Object();

    // Mutable state, guarded by lock.
    private boolean hole;
    private int accepted;
    private int stranded;
    private long delayMillis;

    FaultyProxy(int target) throws IOException {
        this.target = target;
        daemon(this::accept);
    }

    String url() {
        return "redis://localhost:" + server.getLocalPort();
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "faulty-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket near = server.accept();
                var far = new Socket();
                far.setReceiveBufferSize(16_384); // Redis is to notice soon that nobody reads
                far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
                near.setTcpNoDelay(true);
                far.setTcpNoDelay(true);
                open.add(near);
                open.add(far);
                int number = number();
                daemon(() -> pump(near, far, number));
                daemon(() -> pump(far, near, number));
            }
        } catch (IOException closed) {
            // it is over
        }
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
    void blackhole() {
        synchronized (lock) {
            hole = true;
        }
    }

    /** Lets nothing pass on the connections that there are, until all heals. New ones work. */
    void strand() {
        synchronized (lock) {
            stranded = accepted;
        }
    }

    void delay(long millis) {
        synchronized (lock) {
            delayMillis = millis;
        }
    }

    void heal() {
        synchronized (lock) {
            hole = false;
            stranded = 0;
            delayMillis = 0;
            lock.notifyAll();
        }
    }

    /** Closes all connections. */
    void cut() {
        for (Socket socket : List.copyOf(open)) { // not those that come meanwhile
            open.remove(socket);
            close(socket);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // it is what was wanted
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        heal();
        cut();
    }
}
